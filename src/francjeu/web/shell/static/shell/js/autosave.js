// <fj-autosave url words lost>: around a form; two seconds after typing stops, sends the form to `url`
// and shows whether it was kept. Nothing is spoken; without script, « Continuer » saves.
// One request at a time: the last words win, and sending the form itself ends what is on its way.
class Autosave extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    if (!this.form || !this.getAttribute("url")) return;
    this.form.addEventListener("input", () => this.later());
    this.form.addEventListener("change", () => this.later());
    this.form.addEventListener("submit", () => this.hush());
    this.onLine = () => { if (this.unkept) this.later(); };
    window.addEventListener("online", this.onLine);
  }

  disconnectedCallback() {
    this.hush();
    window.removeEventListener("online", this.onLine);
  }

  later() {
    this.unkept = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), 2000);
  }

  hush() {
    clearTimeout(this.timer);
    this.going?.abort();
  }

  async send() {
    this.hush();
    const body = new FormData(this.form), going = this.going = new AbortController();
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    let kept = false;
    try {
      const answer = await fetch(this.getAttribute("url"), {
        method: "POST", body, credentials: "same-origin", redirect: "manual", headers: { "X-Autosave": "1" },
        signal: going.signal,
      });
      kept = answer.status === 204;
    } catch {
      if (going.signal.aborted) return;
    }
    if (this.going === going) this.show(kept);
  }

  show(kept) {
    this.unkept = !kept;
    const place = document.querySelector("[data-saved]") ?? this.appendChild(document.createElement("p"));
    place.dataset.saved = "";
    place.className = kept ? "progress__saved" : "progress__saved progress__saved--lost";
    const icon = place.querySelector("svg");
    if (icon && !kept) icon.remove();
    const words = document.createTextNode(this.getAttribute(kept ? "words" : "lost") ?? "");
    place.replaceChildren(...(icon && kept ? [icon] : []), words);
  }
}
customElements.define("fj-autosave", Autosave);
