import { legendCounts } from "../graph/visible";
import { clearFilters, onlyType, setFilters, toggleDocument, toggleLabel, toggleType, unhideAll } from "../state/actions";
import { NO_FILTERS, type State } from "../state/state";
import type { App, Panel } from "./app";
import { button, count, fill, h } from "./dom";
import { changes } from "./changes";
import { lineIcon, shapeIcon } from "./marks";
import { theme } from "./theme";

/** The legend, which is the filter too, with what each entry stands for on screen right now; and the other filters. */
export function legendPanel(app: App): Panel {
  const element = h("aside", { class: "legend", "aria-label": "Legend and filters", id: "legend" });

  function switchRow(name: string, icon: Node, on: boolean, number: number, toggle: () => void, only?: () => void): HTMLElement {
    const row = h("li", { class: on ? "row" : "row off" },
      h("button", { type: "button", class: "switch", "aria-pressed": on ? "true" : "false", "data-focus": `switch ${name}`, onclick: toggle },
        icon, h("span", { class: "grow" }, name), h("span", { class: "number" }, number)));
    if (only !== undefined) row.append(button("only", only, { class: "only", "aria-label": `only ${name}`, "data-focus": `only ${name}` }));
    return row;
  }

  const changed = changes();

  function render(state: State): void {
    const { space } = app;
    if (!changed(space.shown, theme())) return;
    const f = state.filters;
    const counts = legendCounts(space.model, space.choice(state));
    const allTypes = [...counts.types.keys()].sort((a, b) => (counts.types.get(b) ?? 0) - (counts.types.get(a) ?? 0) || (a < b ? -1 : 1));
    const allLabels = [...counts.labels.keys()].sort();
    const filtered = JSON.stringify(f) !== JSON.stringify(NO_FILTERS);
    fill(element,
      h("h2", {}, "Nodes"),
      h("ul", { class: "rows" }, ...allLabels.map((label) => switchRow(label, shapeIcon(label), !f.labelsOff.includes(label), counts.labels.get(label) ?? 0,
        () => app.update((now) => toggleLabel(now, label))))),
      h("h2", {}, "Relations"),
      h("ul", { class: "rows" }, ...allTypes.map((type) => switchRow(type, lineIcon(type), !f.typesOff.includes(type), counts.types.get(type) ?? 0,
        () => app.update((now) => toggleType(now, type)), () => app.update((now) => onlyType(now, type, allTypes))))),
      h("ul", { class: "key dim" },
        h("li", {}, lineIcon("", "dashed"), "denied"),
        h("li", {}, lineIcon("", "dotted"), "planned or possible"),
        h("li", {}, h("span", { class: "bolt", "aria-hidden": "true" }, "⚡"), "disputed"),
        h("li", {}, h("span", { class: "pill", "aria-hidden": "true" }, "+3"), "more neighbours to show")),
      h("h2", {}, "Filters"),
      confidence(state), dates(state), saying(state), sources(state),
      h("div", { class: "buttons" },
        filtered && button("Clear filters", () => app.update(clearFilters), { "data-focus": "clear" }),
        state.hidden.length > 0 && button(`Show ${count(state.hidden.length, "hidden node")}`, () => app.update(unhideAll), { "data-focus": "unhide" })));
  }

  function confidence(state: State): HTMLElement {
    const value = state.filters.minConfidence;
    const output = h("output", {}, value === 0 ? "any" : `${Math.round(value * 100)} %`);
    return h("label", { class: "field" }, h("span", {}, "Confidence at least ", output),
      h("input", { type: "range", min: 0, max: 0.95, step: 0.05, value, "data-focus": "confidence", "aria-label": "Confidence at least",
        oninput: (event: Event) => app.update((now) => setFilters(now, { minConfidence: Number((event.target as HTMLInputElement).value) })) }));
  }

  function dates(state: State): HTMLElement {
    const field = (name: "since" | "until", text: string): HTMLElement => h("label", { class: "field" }, text,
      h("input", { type: "date", value: state.filters[name], "data-focus": name,
        onchange: (event: Event) => app.update((now) => setFilters(now, { [name]: (event.target as HTMLInputElement).value })) }));
    return h("div", { class: "pair" }, field("since", "Since"), field("until", "Until"));
  }

  function saying(state: State): HTMLElement {
    const select = h("select", { "data-focus": "negated",
      onchange: (event: Event) => app.update((now) => setFilters(now, { negated: (event.target as HTMLSelectElement).value as "any" | "only" | "none" })) },
      ...([["any", "said and denied"], ["none", "said only"], ["only", "denied only"]] as const).map(([value, text]) =>
        h("option", { value, selected: state.filters.negated === value }, text)));
    return h("div", {},
      h("label", { class: "check" }, h("input", { type: "checkbox", checked: state.filters.assertedOnly, "data-focus": "asserted",
        onchange: (event: Event) => app.update((now) => setFilters(now, { assertedOnly: (event.target as HTMLInputElement).checked })) }), "Asserted as fact only"),
      h("label", { class: "field" }, "Polarity", select));
  }

  function sources(state: State): HTMLElement {
    const chosen = state.filters.documents;
    return h("div", { class: "field" },
      h("span", {}, chosen.length === 0 ? "All sources" : `${count(chosen.length, "source")} chosen`),
      ...chosen.map((id) => h("span", { class: "chip" }, h("span", { class: "cut" }, id),
        button("×", () => app.update((now) => toggleDocument(now, id)), { "aria-label": `remove source ${id}`, "data-focus": `source ${id}` }))),
      button("Choose sources", () => app.update((now) => ({ ...now, view: "sources", open: "" })), { "data-focus": "sources" }));
  }

  return { element, render };
}
