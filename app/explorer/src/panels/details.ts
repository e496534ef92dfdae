import { ApiError } from "../api/client";
import { select } from "../state/actions";
import type { State } from "../state/state";
import { answerPanel, pathPanel } from "./answer";
import type { App, Panel } from "./app";
import { button, count, fill, h } from "./dom";
import { edgePanel } from "./evidence";
import { mergePanel } from "./merge";
import { nodePanel } from "./node";

export interface Details extends Panel {
  /** Moves the keyboard to the panel's heading as soon as it is there. */
  focusSoon(): void;
}

/** The panel beside the graph: whatever is selected. */
export function detailsPanel(app: App): Details {
  const body = h("div", { class: "details-body" });
  const bar = h("div", { class: "details-bar" });
  const element = h("aside", { class: "details", "aria-label": "Details", id: "details" }, bar, body);
  let shownFor = "";
  let wanted = 0;
  let focus = false;

  function build(state: State): Promise<HTMLElement> | HTMLElement {
    const selection = state.selection;
    switch (selection?.kind) {
      case "node": return nodePanel(app, selection.key, state);
      case "edge": return edgePanel(app, selection.id);
      case "answer": return answerPanel(app, state);
      case "path": return pathPanel(app, state);
      case "merge": return mergePanel(app, selection.a, selection.b);
      case undefined: return overview(state);
    }
  }

  function overview(state: State): HTMLElement {
    const { shown } = app.space;
    return h("div", {}, h("h2", { tabindex: -1 }, "In the graph"),
      h("p", {}, `${count(shown.nodes.length, "node")}, ${count(shown.edges.length, "relation")}.`),
      h("p", { class: "dim" }, "Click a line to read the sentences behind it, or a node for its names, roles and relations. Double-click a node to show more of its neighbours."),
      state.steps.some((step) => step.op === "ask") && button("Back to the answer", () => app.update((now) => select(now, { kind: "answer" }))),
      ...app.space.problems.map(({ error }) => h("p", { class: "notice" }, error.message)));
  }

  /** What the panel depends on: not on all of the state, or each filter would fetch it anew. */
  function key(state: State): string {
    const { space } = app;
    const own = state.selection?.kind === "node" ? [state.anchor, state.pins[state.selection.key] !== undefined, state.steps] : [];
    const graph = state.selection === null || state.selection.kind === "answer" || state.selection.kind === "path"
      ? [space.busy, space.shown.nodes.length, space.shown.edges.length, space.problems.length, state.steps] : [];
    return JSON.stringify([state.selection, own, graph, space.status?.revision]);
  }

  async function show(state: State): Promise<void> {
    const now = (wanted += 1);
    let content: HTMLElement;
    try {
      content = await build(state);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      content = h("div", {}, h("h2", { tabindex: -1 }, error.status === 404 ? "Not in the graph" : "No answer"), h("p", { class: "notice" }, error.message));
    }
    if (now !== wanted) return;
    const back = state.steps.some((step) => step.op === "ask") && state.selection !== null && state.selection.kind !== "answer";
    fill(bar,
      back && button("← Answer", () => app.update((s) => select(s, { kind: "answer" })), { class: "quiet", "data-focus": "back" }),
      state.selection !== null && button("Close", () => app.update((s) => select(s, null)), { class: "quiet close", "data-focus": "close" }));
    // A heading that has the keyboard keeps it when its panel is drawn anew, as while an answer is on its way.
    const held = document.activeElement?.tagName === "H2" && body.contains(document.activeElement);
    fill(body, content);
    const heading = body.querySelector<HTMLElement>("h2");
    if ((!focus && !held) || heading === null) return;
    focus = false;
    heading.focus();
  }

  return {
    element,
    focusSoon() { focus = true; shownFor = ""; },
    render(state: State) {
      element.hidden = state.view === "start" || (state.selection === null && state.view !== "graph");
      if (element.hidden) return;
      const next = key(state);
      if (next === shownFor) return;
      const scroll = JSON.stringify(state.selection) !== element.dataset["selection"];
      element.dataset["selection"] = JSON.stringify(state.selection);
      shownFor = next;
      if (scroll) element.scrollTop = 0;
      void show(state);
    },
  };
}
