import { ApiError } from "../api/client";
import type { SearchItem } from "../api/types";
import { addNode, ask } from "../state/actions";
import type { App } from "./app";
import { count, fill, h } from "./dom";
import { shapeIcon } from "./marks";

type Option = { kind: "node"; item: SearchItem } | { kind: "ask"; question: string };

const WAIT_MS = 90;
const QUESTION = /^(who|whom|by whom|what|which|when|why|tell me|path from|did|does|do|is|are|has|have|how)\b|\?\s*$/i;

/** Whether a text is a question rather than a name. */
export function looksLikeQuestion(text: string): boolean {
  return QUESTION.test(text.trim());
}

/** The one box for names and questions, with completion. */
export class Search {
  readonly element: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly list: HTMLUListElement;
  private options: Option[] = [];
  private active = -1;
  private timer = 0;
  private asked: AbortController | null = null;

  constructor(private readonly app: App, id: string) {
    this.list = h("ul", { id: `${id}-list`, role: "listbox", "aria-label": "Suggestions", class: "suggestions", hidden: true });
    this.input = h("input", {
      id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false", "aria-controls": `${id}-list`,
      "aria-autocomplete": "list", "aria-label": "Search a name or ask a question", placeholder: "Search a name, or ask a question",
      oninput: () => this.typed(), onkeydown: (event: KeyboardEvent) => this.pressed(event), onblur: () => setTimeout(() => this.close(), 150),
    });
    this.element = h("div", { class: "search", role: "search" }, this.input, this.list);
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  private typed(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.complete(), WAIT_MS);
  }

  private async complete(): Promise<void> {
    const text = this.input.value.trim();
    this.asked?.abort();
    if (text === "") {
      this.close();
      return;
    }
    const asked = (this.asked = new AbortController());
    let items: SearchItem[] = [];
    try {
      items = (await this.app.client.search(text, 8, asked.signal)).items;
    } catch (error) {
      if (!(error instanceof ApiError)) return;
    }
    if (asked.signal.aborted) return;
    const nodes = items.map((item): Option => ({ kind: "node", item }));
    const question: Option = { kind: "ask", question: text };
    this.options = looksLikeQuestion(text) ? [question, ...nodes] : [...nodes, question];
    this.active = -1;
    this.show();
  }

  private show(): void {
    const options = this.options.map((option, i) => h("li", {
      role: "option", id: `${this.list.id}-${i}`, "aria-selected": i === this.active ? "true" : "false",
      onmousedown: (event: MouseEvent) => { event.preventDefault(); this.choose(option); },
    }, ...this.describe(option)));
    fill(this.list, ...options);
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    if (this.active >= 0) this.input.setAttribute("aria-activedescendant", `${this.list.id}-${this.active}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  private describe(option: Option): (Node | string)[] {
    if (option.kind === "ask") return [h("span", { class: "ask-mark", "aria-hidden": "true" }, "?"), h("span", {}, "Ask: ", h("em", {}, option.question))];
    const { item } = option;
    const alias = item.matched !== "" && item.matched !== item.name ? h("span", { class: "dim" }, ` ${item.matched}`) : "";
    return [shapeIcon(item.label), h("span", { class: "grow" }, h("strong", {}, item.name), alias),
            h("span", { class: "dim" }, `${item.label}, ${count(item.degree, "relation")}`)];
  }

  private pressed(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && !this.list.hidden && this.options.length > 0) {
      event.preventDefault();
      const n = this.options.length;
      this.active = this.active < 0 ? (step === 1 ? 0 : n - 1) : (this.active + step + n) % n;
      this.show();
    } else if (event.key === "Enter") {
      event.preventDefault();
      void this.entered();
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.stopPropagation();
      this.close();
    }
  }

  /** Enter takes the option chosen; else a question is asked, and a name's best match is opened. */
  private async entered(): Promise<void> {
    const text = this.input.value.trim();
    const chosen = this.options[this.active];
    if (chosen !== undefined) return this.choose(chosen);
    if (text === "") return;
    if (looksLikeQuestion(text)) return this.choose({ kind: "ask", question: text });
    clearTimeout(this.timer);
    await this.complete();
    const first = this.options.find((option) => option.kind === "node") ?? this.options[0];
    if (first !== undefined) this.choose(first);
  }

  private choose(option: Option): void {
    this.asked?.abort();
    clearTimeout(this.timer);
    this.close();
    if (option.kind === "node") {
      this.input.value = "";
      this.app.update((state) => addNode(state, option.item.key));
    } else {
      this.input.value = option.question;
      this.app.update((state) => ask(state, option.question));
    }
  }

  private close(): void {
    this.options = [];
    this.active = -1;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
