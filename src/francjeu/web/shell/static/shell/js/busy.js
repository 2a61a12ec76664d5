// <fj-busy>: around a form; once sent, its button says so (data-busy) and a second click does nothing.
class Busy extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", (event) => this.start(event));
    window.addEventListener("pageshow", () => this.stop());
  }

  start(event) {
    if (this.sent) { event.preventDefault(); return; }
    this.sent = true;
    const button = event.submitter ?? this.querySelector("[type=submit]");
    if (!button) return;
    this.button = button;
    const words = button.querySelector("span") ?? button;
    this.words = words.textContent;
    button.setAttribute("aria-busy", "true");
    if (button.dataset.busy) words.textContent = button.dataset.busy;
  }

  stop() {
    this.sent = false;
    if (!this.button) return;
    this.button.removeAttribute("aria-busy");
    (this.button.querySelector("span") ?? this.button).textContent = this.words;
    this.button = null;
  }
}
customElements.define("fj-busy", Busy);
