// Elements are built here and nowhere from strings: whatever comes from articles reaches the page as text.

type Child = Node | string | number | null | undefined | false;
type Attribute = string | number | boolean | null | undefined | ((event: never) => void);

/** An element. Functions become listeners ("onclick"), true an empty attribute, false and null none. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Record<string, Attribute> = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as unknown as EventListener);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  append(element, children);
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

export function s(tag: string, attributes: Record<string, string | number>, ...children: SVGElement[]): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false) element.append(typeof child === "number" ? String(child) : child);
  }
}

/** Replaces an element's content; what had the focus has it again where the new content holds the same `data-focus`. */
export function fill(element: HTMLElement, ...children: Child[]): void {
  const active = document.activeElement;
  const held = active instanceof HTMLElement && element.contains(active) ? active.dataset["focus"] : undefined;
  const scroll = element.scrollTop;
  element.replaceChildren();
  append(element, children);
  element.scrollTop = scroll;
  if (held === undefined) return;
  for (const candidate of element.querySelectorAll<HTMLElement>("[data-focus]")) {
    if (candidate.dataset["focus"] === held) {
      candidate.focus();
      return;
    }
  }
}

export function button(text: string, action: () => void, attributes: Record<string, Attribute> = {}): HTMLButtonElement {
  return h("button", { type: "button", onclick: () => action(), ...attributes }, text);
}

const ENGLISH = new Intl.NumberFormat("en");

/** "1 mention", "2 mentions". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${ENGLISH.format(number)} ${number === 1 ? one : many}`;
}
