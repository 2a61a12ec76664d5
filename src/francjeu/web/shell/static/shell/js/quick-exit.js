// <fj-quick-exit>: a plain link that, with script, blanks the page and takes its place in the history.
// Shift three times within a second and a half does the same (Esc stops a page from loading).
class QuickExit extends HTMLElement {
  connectedCallback() {
    this.presses = [];
    this.onKey = (event) => this.count(event);
    this.addEventListener("click", (event) => this.leave(event));
    document.addEventListener("keydown", this.onKey);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.onKey);
  }

  count(event) {
    if (event.key !== "Shift") { this.presses = []; return; }
    if (event.repeat) return;
    this.presses = [...this.presses, event.timeStamp].filter((at) => event.timeStamp - at < 1500);
    if (this.presses.length >= 3) this.leave(event);
  }

  leave(event) {
    event.preventDefault();
    const away = this.querySelector("a").href;
    document.title = "";
    document.documentElement.hidden = true;
    window.location.replace(away);
  }
}
customElements.define("fj-quick-exit", QuickExit);
