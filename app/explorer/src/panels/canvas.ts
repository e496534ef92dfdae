import { GraphView } from "../draw/graph-view";
import { StillView } from "../draw/still-view";
import type { Picture } from "../draw/view";
import { edgeTitle } from "../draw/view";
import { canDraw } from "../draw/webgl";
import { around, cross, turn, walk, type Cursor, type Way } from "../keyboard/walk";
import { expand, hide, pin, select, setAnchor, showPath, unpin } from "../state/actions";
import type { State } from "../state/state";
import type { App, Panel } from "./app";
import { button, count, fill, h } from "./dom";
import type { Visible } from "../graph/visible";
import { reducedMotion, theme } from "./theme";

/** So often the browser may take the drawing away before it is given up, and so long after it is drawn anew. */
const MOST_LOSSES = 4;
const LOST_MS = 400;
const MIRROR_NODES = 300;
const MIRROR_EDGES = 20;
const WAYS: Readonly<Record<string, Way>> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };

export interface Canvas extends Panel {
  /** Draws; `regrown` when model or positions changed. */
  draw(state: State, regrown: boolean): void;
  focus(): void;
}

/** The graph with its keyboard, its mirror for screen readers and its zoom buttons. */
export function canvasPanel(app: App, leave: () => void): Canvas {
  const stage = h("div", { class: "stage", tabindex: 0, role: "application", "aria-roledescription": "graph", "aria-describedby": "stage-help" });
  const spoken = h("p", { class: "unseen", role: "status", "aria-live": "assertive", id: "spoken" });
  const mirror = h("ul", { class: "unseen", id: "mirror", "aria-label": "Graph as a list" });
  const notice = h("p", { class: "empty" });
  const progress = h("p", { class: "progress", role: "status" });
  const where = h("p", { class: "where", "aria-hidden": "true" });
  let view: GraphView | null = null;
  let still = canDraw() ? null : new StillView(stage);
  let losses = 0;
  let cursor: Cursor | null = null;
  let mirrored: Visible | null = null;

  const element = h("section", { class: "canvas", "aria-label": "Graph" },
    stage, notice, progress, where,
    h("div", { class: "zoom", role: "group", "aria-label": "Zoom" },
      button("+", () => view?.zoom(1.5), { "aria-label": "Nearer" }), button("−", () => view?.zoom(1 / 1.5), { "aria-label": "Farther" }),
      button("Fit", () => view?.fit(), { "aria-label": "Fit everything" })),
    h("p", { class: "unseen", id: "stage-help" }, "Arrow keys walk to neighbours. Comma and full stop turn to a node's relations. Enter opens the sentences. N opens the node. Escape leaves."),
    spoken, mirror);

  const graphView = (): GraphView | null => {
    if (still !== null) return null;
    view ??= new GraphView(stage, {
      node: (key) => { cursor = { node: key, edge: null }; app.openNode(key); },
      edge: (id) => app.openEdge(id),
      ground: () => { cursor = null; app.update((state) => select(state, null)); },
      more: (key) => app.update((state) => expand(state, key)),
      expand: (key) => app.update((state) => expand(state, key)),
      moved: (key, x, y) => app.update((state) => pin(state, key, x, y)),
      lost,
    }, reducedMotion);
    return view;
  };

  /** A browser takes WebGL away when its graphics process ends or a laptop wakes up: the picture is drawn anew, and stands still after too many times. */
  function lost(): void {
    const camera = view?.camera;
    view?.remove();
    view = null;
    losses += 1;
    progress.textContent = "Drawing anew…";
    setTimeout(() => {
      if (losses > MOST_LOSSES || !canDraw()) still ??= new StillView(stage);
      draw(app.store.state, true);
      if (camera !== undefined && view !== null) view.camera = camera;
    }, LOST_MS);
  }

  function focusOf(state: State): Picture["focus"] {
    const { shown } = app.space;
    const selection = state.selection;
    if (selection?.kind === "edge") {
      const edge = shown.edges.find((one) => one.id === selection.id);
      return edge === undefined ? null : { nodes: new Set([edge.source, edge.target]), edges: new Set([edge.id]) };
    }
    if (selection?.kind === "node") {
      const edges = shown.edges.filter((edge) => edge.source === selection.key || edge.target === selection.key);
      if (edges.length === 0) return null;
      return { nodes: new Set([selection.key, ...edges.flatMap((edge) => [edge.source, edge.target])]), edges: new Set(edges.map((edge) => edge.id)) };
    }
    if (selection?.kind === "path") {
      const step = state.steps.findLast((one) => one.op === "path");
      const answer = step === undefined ? undefined : app.space.answerOf(step)?.path;
      return answer === undefined ? null : { nodes: new Set(answer.nodes.map((node) => node.key)), edges: new Set(answer.edges.map((edge) => edge.id)) };
    }
    return null;
  }

  function draw(state: State, regrown: boolean): void {
    if (state.view !== "graph") return;
    const { space } = app;
    if (cursor !== null && space.shown !== mirrored && !space.shown.nodes.some((node) => node.key === cursor?.node)) cursor = null;
    const picture: Picture = {
      model: space.model, shown: space.shown, positions: space.positions, bends: space.bends, more: space.more,
      pins: new Set(Object.keys(state.pins)), theme: theme(), focus: focusOf(state),
      selectedNode: state.selection?.kind === "node" ? state.selection.key : null,
      selectedEdge: state.selection?.kind === "edge" ? state.selection.id : null,
      cursorNode: cursor?.node ?? null, cursorEdge: cursor?.edge ?? null, anchor: state.anchor,
    };
    graphView()?.show(picture, regrown);
    still?.show(picture);
    const nothing = space.shown.nodes.length === 0 && !space.busy;
    notice.textContent = nothing ? emptyWords(state) : "";
    notice.hidden = notice.textContent === "";
    progress.textContent = space.busy ? "Loading…" : "";
    const undrawn = view?.undrawn ?? 0;
    where.textContent = still !== null ? "This browser draws no WebGL: the picture stands still; table and keyboard do everything"
      : state.anchor !== null ? `Path from ${app.nameOf(state.anchor)}: pick the other end`
      : undrawn > 0 ? `Drawn: the ${count(space.shown.edges.length - undrawn, "most mentioned relation")} of ${space.shown.edges.length.toLocaleString("en")}; the table has all` : "";
    stage.setAttribute("aria-label", `Graph: ${count(space.shown.nodes.length, "node")}, ${count(space.shown.edges.length, "relation")}`);
    drawMirror();
  }

  const emptyWords = (state: State): string => (state.steps.length === 0 ? "Search a name or ask a question to begin."
    : app.space.problems.length > 0 ? "Nothing to show: see beside." : "Nothing to show with these filters.");

  /** What the canvas shows, for those who do not see it. */
  function drawMirror(): void {
    const { nodes, edges } = app.space.shown;
    if (app.space.shown === mirrored) return;
    mirrored = app.space.shown;
    const listed = nodes.slice(0, MIRROR_NODES);
    const outgoing = new Map<string, string[]>(listed.map((node) => [node.key, []]));
    for (const edge of edges) {
      const list = outgoing.get(edge.source);
      if (list !== undefined && list.length < MIRROR_EDGES) list.push(`${edgeTitle(edge)} ${app.nameOf(edge.target)} (${count(edge.mentions, "mention")})`);
    }
    fill(mirror, ...listed.map((node) => h("li", {}, `${node.name}, ${node.label}: ${outgoing.get(node.key)?.join("; ") || "no outgoing relations"}`)),
      nodes.length > MIRROR_NODES && h("li", {}, `${count(nodes.length - MIRROR_NODES, "further node")}: see the table.`));
  }

  const place = (key: string): readonly [number, number] | undefined => app.space.positions.get(key);

  function say(next: Cursor): void {
    const { edges } = app.space.shown;
    const ring = around(edges, place, next.node);
    const edge = edges.find((one) => one.id === next.edge);
    const node = `${app.nameOf(next.node)}, ${app.labelOf(next.node)}, ${count(ring.length, "relation")} here`;
    spoken.textContent = edge === undefined ? node
      : `${node}. ${app.nameOf(edge.source)} ${edgeTitle(edge)} ${app.nameOf(edge.target)}, ${count(edge.mentions, "mention")}, ${ring.findIndex((one) => one.id === edge.id) + 1} of ${ring.length}`;
  }

  function move(next: Cursor): void {
    cursor = next;
    say(next);
    view?.reveal(next.node);
    draw(app.store.state, false);
  }

  /** Where the keyboard begins: what is selected, else the first seed, else the first node. */
  function first(): Cursor | null {
    const { selection } = app.store.state;
    const { nodes } = app.space.shown;
    const wanted = selection?.kind === "node" ? selection.key
      : selection?.kind === "edge" ? app.space.shown.edges.find((edge) => edge.id === selection.id)?.source : undefined;
    const node = nodes.find((one) => one.key === wanted) ?? nodes.find((one) => app.space.model.seeds.has(one.key)) ?? nodes[0];
    return node === undefined ? null : { node: node.key, edge: selection?.kind === "edge" ? selection.id : null };
  }

  function act(key: string, at: Cursor): boolean {
    const { edges } = app.space.shown;
    const way = WAYS[key];
    if (way !== undefined) return move(walk(edges, place, at, way)), true;
    switch (key) {
      case ".": move(turn(edges, place, at, 1)); return true;
      case ",": move(turn(edges, place, at, -1)); return true;
      case " ": move(cross(edges, at)); return true;
      case "Enter": if (at.edge !== null) app.openEdge(at.edge, true); else app.openNode(at.node, true); return true;
      case "n": app.openNode(at.node, true); return true;
      case "e": app.update((state) => expand(state, at.node)); return true;
      case "h": case "Delete": app.update((state) => hide(state, at.node)); return true;
      case "p": app.update((state) => (state.pins[at.node] === undefined ? pin(state, at.node, ...(place(at.node) ?? [0, 0])) : unpin(state, at.node))); return true;
      case "f": {
        const { anchor } = app.store.state;
        app.update((state) => (anchor === null || anchor === at.node ? setAnchor(state, anchor === null ? at.node : null) : showPath(state, anchor, at.node)));
        return true;
      }
      default: return false;
    }
  }

  stage.addEventListener("focus", () => {
    const from = cursor ?? first();
    if (from !== null && stage.matches(":focus-visible")) move(from);
  });
  stage.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") view?.zoom(1.5);
    else if (event.key === "-") view?.zoom(1 / 1.5);
    else if (event.key === "0") view?.fit();
    else if (event.key === "Escape") {
      cursor = null;
      app.update((state) => select(setAnchor(state, null), null));
      leave();
    } else {
      const at = cursor ?? first();
      if (at === null || !act(event.key, at)) return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  new ResizeObserver(() => {
    still?.resize();
    if (view !== null && stage.clientWidth > 0) view.resize();
  }).observe(stage);

  return { element, draw, focus: () => stage.focus(), render: (state) => { element.hidden = state.view !== "graph"; } };
}
