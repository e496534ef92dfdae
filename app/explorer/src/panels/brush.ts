import { bins, type Bin } from "../graph/bins";
import { passing, visible } from "../graph/visible";
import { setFilters } from "../state/actions";
import type { State } from "../state/state";
import type { App, Panel } from "./app";
import { changes } from "./changes";
import { button, fill, h } from "./dom";

/** Bars over time below the graph. Dragging over them, or moving the two ends by keyboard, sets the dates. */
export function brushPanel(app: App): Panel {
  const element = h("section", { class: "brush", "aria-label": "Timeline" });
  let bars: Bin[] = [];
  let from = -1;
  let barsElement: HTMLElement | null = null;
  const changed = changes();

  function set(first: number, last: number): void {
    const [low, high] = first <= last ? [first, last] : [last, first];
    const all = low <= 0 && high >= bars.length - 1;
    app.update((state) => setFilters(state, all ? { since: "", until: "" } : { since: bars[low]?.since ?? "", until: bars[high]?.until ?? "" }));
  }

  function binAt(x: number): number {
    const box = barsElement?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return 0;
    return Math.max(0, Math.min(bars.length - 1, Math.floor(((x - box.left) / box.width) * bars.length)));
  }

  // The bars are drawn anew while the pointer drags, so the element that stays listens.
  element.addEventListener("pointerdown", (event) => {
    if (!(event.target instanceof Element) || event.target.closest(".bars") === null || event.target.closest(".end") !== null) return;
    from = binAt(event.clientX);
    element.setPointerCapture(event.pointerId);
    set(from, from);
  });
  element.addEventListener("pointermove", (event) => { if (from >= 0) set(from, binAt(event.clientX)); });
  element.addEventListener("pointerup", () => { from = -1; });
  element.addEventListener("pointercancel", () => { from = -1; });

  function end(name: "since" | "until", low: number, high: number): HTMLElement {
    const here = name === "since" ? low : high;
    const move = (event: KeyboardEvent): void => {
      const step = event.key === "ArrowRight" || event.key === "ArrowUp" ? 1 : event.key === "ArrowLeft" || event.key === "ArrowDown" ? -1 : 0;
      const to = event.key === "Home" ? 0 : event.key === "End" ? bars.length - 1 : here + step;
      if (to === here && step === 0) return;
      event.preventDefault();
      const clamped = Math.max(0, Math.min(bars.length - 1, to));
      if (name === "since") set(Math.min(clamped, high), high);
      else set(low, Math.max(clamped, low));
    };
    const at = ((name === "since" ? low : high + 1) / bars.length) * 100;
    const control = h("div", { class: "end", role: "slider", tabindex: 0, "data-focus": `end ${name}`, "aria-label": name === "since" ? "Since" : "Until",
      "aria-valuemin": 0, "aria-valuemax": bars.length - 1, "aria-valuenow": here, "aria-valuetext": (name === "since" ? bars[low]?.since : bars[high]?.until) ?? "", onkeydown: move });
    control.style.left = `${at}%`;
    return control;
  }

  function render(state: State): void {
    const f = state.filters;
    if (!changed(app.space.shown, state.view)) return;
    // The bars show what the other filters leave, so that a brush never changes its own bars.
    const choice = app.space.choice({ ...state, filters: { ...f, since: "", until: "" } });
    bars = bins(visible(app.space.model, choice).edges, (edge) => passing(edge, choice));
    element.hidden = bars.length < 2 || (state.view !== "graph" && state.view !== "table");
    if (element.hidden) return;
    const firstIn = f.since === "" ? 0 : Math.max(0, bars.findIndex((bar) => bar.until >= f.since));
    const lastIn = f.until === "" ? bars.length - 1 : Math.max(firstIn, bars.findLastIndex((bar) => bar.since <= f.until));
    const top = Math.max(1, ...bars.map((bar) => bar.count));
    barsElement = h("div", { class: "bars" },
      ...bars.map((bar, i) => {
        const column = h("div", { class: i >= firstIn && i <= lastIn ? "bar" : "bar out", title: `${bar.since} – ${bar.until}: ${bar.count}` }, h("span", {}));
        (column.firstChild as HTMLElement).style.height = `${(bar.count / top) * 100}%`;
        return column;
      }),
      end("since", firstIn, lastIn), end("until", firstIn, lastIn));
    const brushed = f.since !== "" || f.until !== "";
    fill(element,
      h("div", { class: "brush-head" },
        h("span", {}, bars[0]?.since ?? ""),
        h("span", { class: "grow center" }, brushed ? `${f.since || "…"} – ${f.until || "…"}` : "Drag to choose a time"),
        brushed && button("Whole time", () => app.update((now) => setFilters(now, { since: "", until: "" })), { "data-focus": "whole" }),
        h("span", {}, bars.at(-1)?.until ?? "")),
      barsElement);
  }

  return { element, render };
}
