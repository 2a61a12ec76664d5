// <fj-copy target done>: copies the text of the element with id `target`, then says so in the button.
// <fj-print>: opens the print window. Both are absent without script (see button.css).
class Copy extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    const words = button.querySelector("[data-words]") ?? button;
    words.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      const source = document.getElementById(this.getAttribute("target"));
      const text = (source.value ?? source.textContent).trim().replace(/\s+/g, " ");
      try {
        await navigator.clipboard.writeText(text);
        words.textContent = this.getAttribute("done");
      } catch {
        getSelection().selectAllChildren(source);
      }
    });
  }
}
customElements.define("fj-copy", Copy);

class Print extends HTMLElement {
  connectedCallback() {
    this.querySelector("button").addEventListener("click", () => window.print());
  }
}
customElements.define("fj-print", Print);
