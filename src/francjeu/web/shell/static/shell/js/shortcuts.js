// <fj-shortcuts>: the staff keyboard map. Never while typing; can be switched off (WCAG 2.1.4).
// Rows carry data-row, their act data-act, the search field data-search, the way up data-up, tabs data-go.
const OFF = "fj-shortcuts-off";

class Shortcuts extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.box = this.querySelector("[type=checkbox]");
    this.box.checked = !localStorage.getItem(OFF);
    this.box.addEventListener("change", () => this.remember());
    document.body.classList.add("has-shortcuts");
    document.addEventListener("keydown", (event) => this.press(event));
  }

  remember() {
    if (this.box.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
  }

  press(event) {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.ctrlKey && event.key === "Enter" && typing?.form) { typing.form.requestSubmit(); return; }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || this.dialog.open) return;
    if (event.key === "?") { this.dialog.showModal(); event.preventDefault(); return; }
    if (!this.box.checked) return;
    const act = this.acts[event.key] ?? (this.going ? this.go : null);
    if (act?.call(this, event.key)) event.preventDefault();
    this.going = event.key === "g";
  }

  get acts() {
    if (this.going) return {};
    return {
      "/": () => this.focusOn(document.querySelector("[data-search]")),
      j: () => this.step(1),
      k: () => this.step(-1),
      ".": () => this.row()?.querySelector("[data-act]")?.click() ?? true,
      u: () => document.querySelector("[data-up]")?.click() ?? true,
      n: () => document.querySelector("[data-note]")?.click() ?? true,
    };
  }

  go(key) {
    document.querySelector(`[data-go="${CSS.escape(key)}"]`)?.click();
    return true;
  }

  row() {
    return document.activeElement?.closest("[data-row]");
  }

  step(by) {
    const rows = [...document.querySelectorAll("[data-row]")];
    const here = rows.indexOf(this.row());
    const next = here < 0 ? rows[by > 0 ? 0 : rows.length - 1] : rows[here + by];
    return this.focusOn(next?.querySelector("a, button"));
  }

  focusOn(element) {
    element?.focus();
    return Boolean(element);
  }
}
customElements.define("fj-shortcuts", Shortcuts);
