// <fj-autosave url words lost>: around a form; two seconds after typing stops, sends the form to `url`
// and shows whether it was kept. Nothing is spoken; without script, « Continuer » saves.
class Autosave extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    if (!this.form || !this.getAttribute("url")) return;
    this.form.addEventListener("input", () => this.later());
    this.form.addEventListener("change", () => this.later());
    this.form.addEventListener("submit", () => clearTimeout(this.timer));
    window.addEventListener("online", () => this.later());
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), 2000);
  }

  async send() {
    const body = new FormData(this.form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    try {
      const answer = await fetch(this.getAttribute("url"), {
        method: "POST", body, credentials: "same-origin", redirect: "manual", headers: { "X-Autosave": "1" },
      });
      this.show(answer.status === 204);
    } catch {
      this.show(false);
    }
  }

  show(kept) {
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
