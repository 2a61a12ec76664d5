// <fj-mask>: boxes drawn over a picture, with the pointer or the keyboard. The numbers of the table
// are what is sent: each box is one of its rows. Without script the table alone does the work.
class Mask extends HTMLElement {
  connectedCallback() {
    this.figure = this.querySelector("figure");
    this.when = new Map();
    this.rows = [...this.querySelectorAll("[data-box]")].map((line) => {
      const parts = Object.fromEntries([...line.querySelectorAll("[data-part]")].map((it) => [it.dataset.part, it]));
      const { x, y, width, height, ...when } = parts;
      const row = { x, y, width, height };
      this.when.set(row, when);
      return row;
    });
    this.boxes = new Map();
    this.querySelector("[data-add]").addEventListener("click", () => this.add(40, 40, 20, 20)?.focus());
    this.querySelector("table").addEventListener("input", () => this.draw());
    this.figure.addEventListener("pointerdown", (event) => this.begin(event));
    this.draw();
    const numbers = this.querySelector("details");
    numbers.open = this.dataset.kind === "film" || numbers.querySelector("[aria-invalid]") !== null;
  }

  free() {
    return this.rows.find((row) => Object.values(row).every((it) => it.value === ""));
  }

  add(x, y, width, height) {
    const row = this.free();
    if (!row) return null;
    this.place(row);
    this.set(row, { x, y, width, height });
    return this.boxes.get(row);
  }

  // A new box is on the sheet that is looked at, or from the moment that is looked at.
  place(row) {
    const { sheet, from } = this.when.get(row), here = Number(this.dataset.place);
    if (sheet?.value === "") sheet.value = here;
    if (from?.value === "" && here > 0) from.value = here / 1000;
  }

  isHere(row) {
    const { sheet, from, to } = this.when.get(row), here = Number(this.dataset.place);
    const number = (field, none) => parseFloat(field.value.replace(",", ".")) || none;
    if (sheet) return number(sheet, here) === here;
    return !from || (number(from, 0) * 1000 <= here && here < number(to, Infinity) * 1000);
  }

  set(row, told) {
    const round = (value) => Math.round(value * 100) / 100;
    const width = Math.min(Math.max(told.width, 0.5), 100), height = Math.min(Math.max(told.height, 0.5), 100);
    row.x.value = round(Math.min(Math.max(told.x, 0), 100 - width));
    row.y.value = round(Math.min(Math.max(told.y, 0), 100 - height));
    row.width.value = round(width);
    row.height.value = round(height);
    this.draw();
  }

  read(row) {
    const told = Object.fromEntries(Object.entries(row).map(([side, it]) => [side, parseFloat(it.value.replace(",", "."))]));
    return Object.values(told).some(Number.isNaN) ? null : told;
  }

  draw() {
    this.rows.forEach((row, index) => {
      const told = this.read(row);
      if (!told || !this.isHere(row)) {
        this.boxes.get(row)?.remove();
        this.boxes.delete(row);
        return;
      }
      const box = this.boxes.get(row) ?? this.make(row, index + 1);
      Object.assign(box.style, {
        left: `${told.x}%`, top: `${told.y}%`, width: `${told.width}%`, height: `${told.height}%`,
      });
    });
  }

  make(row, number) {
    const box = document.createElement("button");
    box.type = "button";
    box.className = "mask__box";
    box.textContent = number;
    box.setAttribute("aria-label", `${this.getAttribute("label")} ${number}. ${this.getAttribute("hint")}`);
    box.addEventListener("keydown", (event) => this.key(event, row));
    box.addEventListener("pointerdown", (event) => this.begin(event, row));
    this.figure.append(box);
    this.boxes.set(row, box);
    return box;
  }

  key(event, row) {
    const told = this.read(row);
    const step = event.ctrlKey ? 5 : 1;
    const [dx, dy] = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key] ?? [0, 0];
    if (event.key === "Delete" || event.key === "Backspace") {
      [...Object.values(row), ...Object.values(this.when.get(row))].forEach((it) => (it.value = ""));
      this.draw();
      this.querySelector("[data-add]").focus();
    } else if (!dx && !dy) {
      return;
    } else if (event.shiftKey) {
      this.set(row, { ...told, width: told.width + dx, height: told.height + dy });
    } else {
      this.set(row, { ...told, x: told.x + dx, y: told.y + dy });
    }
    event.preventDefault();
  }

  // A drag on the picture draws a box; on a box it moves it.
  begin(event, held = null) {
    event.preventDefault();
    event.stopPropagation();
    const row = held ?? this.free();
    if (!row) return;
    if (!held) this.place(row);
    const start = this.at(event), before = held && this.read(held);
    const move = (next) => {
      const now = this.at(next);
      if (before) this.set(row, { ...before, x: before.x + now.x - start.x, y: before.y + now.y - start.y });
      else this.set(row, {
        x: Math.min(start.x, now.x), y: Math.min(start.y, now.y),
        width: Math.abs(now.x - start.x), height: Math.abs(now.y - start.y),
      });
    };
    const end = () => {
      window.removeEventListener("pointermove", move);
      this.boxes.get(row)?.focus();
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end, { once: true });
    window.addEventListener("pointercancel", end, { once: true });
  }

  at(event) {
    const place = this.figure.getBoundingClientRect();
    const part = (value, size) => Math.min(Math.max((value / size) * 100, 0), 100);
    return { x: part(event.clientX - place.left, place.width), y: part(event.clientY - place.top, place.height) };
  }
}
customElements.define("fj-mask", Mask);
