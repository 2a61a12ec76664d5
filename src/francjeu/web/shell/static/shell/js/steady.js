// <fj-steady>: around forms; sends each by script, so that a connection lost on the way leaves the page
// as it is, with all that was typed, chosen and picked. Its <template> then says so, with [data-retry].
// Nothing is stored: the words live in the page only. Without script, the form goes as any other.
const PATIENCE = 30000; // milliseconds in which not one byte came or went

class Steady extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", (event) => this.start(event));
    this.onShow = () => { this.request = null; }; // back from the next page, in the browser's memory
    window.addEventListener("pageshow", this.onShow);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    window.removeEventListener("pageshow", this.onShow);
  }

  start(event) {
    if (event.defaultPrevented) return; // <fj-busy> already refused a second click
    event.preventDefault();
    if (this.request) return;
    this.notice?.remove();
    this.send(event.target, event.submitter ?? event.target.querySelector("[type=submit]"));
  }

  send(form, button) {
    const body = new FormData(form);
    if (button?.name) body.append(button.name, button.value);
    const request = this.request = new XMLHttpRequest(); // fetch tells nothing of a slow upload
    const wait = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => request.abort(), PATIENCE);
    };
    request.upload.addEventListener("progress", wait);
    request.addEventListener("progress", wait);
    request.addEventListener("loadend", () => {
      clearTimeout(this.timer);
      this.answered(request, form, button);
    });
    request.open("POST", form.getAttribute("action") ?? window.location.href);
    request.setRequestHeader("X-Steady", "1");
    request.responseType = "document";
    wait();
    request.send(body);
  }

  answered(request, form, button) {
    const next = request.getResponseHeader("X-Next");
    if (next) { this.go(new URL(next, window.location.href), form); return; }
    this.request = null;
    const page = request.status && request.status < 500 ? request.response : null;
    if (page?.querySelector("#contenu")) this.show(page);
    else this.tell(button);
  }

  // The same page again is asked for anew: a « # » would only scroll. Emptied first, as some browsers
  // write back into a page what was typed in it.
  go(next, form) {
    const here = window.location;
    if (next.pathname !== here.pathname || next.search !== here.search) { here.assign(next); return; }
    form.reset();
    window.history.replaceState(null, "", next);
    here.reload();
  }

  // A page of ours that says what to correct takes the place of this one, at the same address.
  show(page) {
    document.title = page.title;
    document.body.replaceWith(document.adoptNode(page.body));
    window.scrollTo(0, 0);
    (document.querySelector("[autofocus]") ?? document.querySelector("#contenu")).focus();
  }

  tell(button) {
    for (const busy of this.querySelectorAll("fj-busy")) busy.stop();
    this.notice = this.querySelector("template").content.firstElementChild.cloneNode(true);
    this.notice.querySelector("[data-retry]").addEventListener("click", () => {
      button.focus();
      button.click();
    });
    this.append(this.notice);
    this.notice.focus();
  }
}
customElements.define("fj-steady", Steady);
