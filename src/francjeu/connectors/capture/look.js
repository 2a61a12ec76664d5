// What the capture asks of a page, from a world of its own that the page's code cannot reach.
globalThis.look ??= (() => {
  const root = () => document.scrollingElement ?? document.documentElement;
  const scrolls = (it) => it.scrollHeight > it.clientHeight + 50
    && /auto|scroll|overlay/.test(getComputedStyle(it).overflowY);
  // The page itself, or the largest part of it that scrolls when the page does not.
  const scroller = () => {
    const page = root();
    if (page.scrollHeight > window.innerHeight + 50) return page;
    const parts = [...document.querySelectorAll("body *")].filter(scrolls);
    return parts.sort((a, b) => b.clientHeight * b.clientWidth - a.clientHeight * a.clientWidth)[0]
      ?? page;
  };
  const place = () => {
    const it = scroller();
    return { top: Math.round(it.scrollTop), height: it.scrollHeight, seen: it.clientHeight };
  };
  const shadows = (node) => [...node.querySelectorAll("*")].flatMap((it) =>
    it.shadowRoot ? [[...it.shadowRoot.children].map((child) => child.innerText ?? "").join("\n"),
      ...shadows(it.shadowRoot)] : []);
  const text = () => [document.body?.innerText ?? "", ...shadows(document)]
    .filter((it) => it.trim()).join("\n").slice(0, 2_000_000);
  const images = () => [...document.images].filter((it) => it.currentSrc || it.src);
  const lacking = () => images().filter((it) => !(it.complete && it.naturalWidth > 0))
    .map((it) => it.currentSrc || it.src).slice(0, 500);
  // More dots than a browser may be given memory for.
  const isColossal = (it) => it.naturalWidth * it.naturalHeight > 100_000_000;
  const colossal = () => images().filter(isColossal)
    .map((it) => it.currentSrc || it.src).slice(0, 50);
  // Drawing one takes gigabytes of shared memory, which no bound of a process counts. Its place
  // stays empty from before the first frame that knows its size: an animation hides it, because
  // the page’s own markup is kept as it is.
  const hidden = new WeakSet();
  const hide = (it) => {
    if (hidden.has(it)) return;
    hidden.add(it);
    it.animate({ visibility: ["hidden", "hidden"] }, { duration: 0, fill: "forwards" });
  };
  let isAwake = false;
  const beforeFrame = () => {
    images().filter(isColossal).forEach(hide);
    isAwake = document.readyState !== "complete" || images().some((it) => !it.complete);
    if (isAwake) requestAnimationFrame(beforeFrame);
  };
  const wake = () => {
    if (isAwake) return;
    isAwake = true;
    requestAnimationFrame(beforeFrame);
  };
  new MutationObserver(wake).observe(document, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["src", "srcset"],
  });
  wake();
  const inView = (it) => {
    const box = it.getBoundingClientRect();
    return box.bottom > 0 && box.top < window.innerHeight;
  };
  const waiting = () => images().filter((it) => inView(it) && !it.complete).length;
  const played = (it) => it.currentSrc || it.src || it.querySelector("source")?.src;
  const announced = () => [...document.querySelectorAll(
    'meta[property="og:video"], meta[property="og:video:url"], meta[property="og:audio"]')]
    .map((it) => it.content);
  const media = () => {
    const inPage = [...document.querySelectorAll("video, audio")].map(played).filter(Boolean);
    return [...new Set(inPage.length ? inPage : announced())].filter(Boolean).slice(0, 20);
  };
  return {
    place, text, lacking, colossal, waiting, media,
    counted: () => images().length,
    agent: () => navigator.userAgent,
    title: () => document.title.slice(0, 1000),
    dom: () => {
      const kind = document.doctype ? new XMLSerializer().serializeToString(document.doctype) : "";
      return `${kind}\n${document.documentElement.outerHTML}`;
    },
    down: () => { const it = scroller(); it.scrollBy(0, Math.round(it.clientHeight * 0.85)); },
    top: () => scroller().scrollTo(0, 0),
  };
})();
