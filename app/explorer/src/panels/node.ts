import type { EdgeWithEnds, NodeDetail } from "../api/types";
import { edgeTitle } from "../draw/view";
import { depthOf, egoDepth, expand, hide, openItem, setAnchor, showPath, unpin } from "../state/actions";
import { MAX_HOPS, type State } from "../state/state";
import type { App } from "./app";
import { button, count, fill, h } from "./dom";
import { lineIcon, shapeIcon } from "./marks";
import { handleReason, nodeReview } from "./review-controls";

const EDGES = 25;

function actions(app: App, node: NodeDetail, state: State): HTMLElement {
  const depth = depthOf(state, node.key);
  const select = h("select", { "aria-label": "Depth around this node",
    onchange: (event: Event) => app.update((now) => egoDepth(now, node.key, Number((event.target as HTMLSelectElement).value))) },
    depth === 0 && h("option", { value: 0, selected: true }, "–"),
    ...Array.from({ length: MAX_HOPS }, (_, i) => h("option", { value: i + 1, selected: depth === i + 1 }, i + 1)));
  const anchor = state.anchor;
  return h("div", { class: "buttons" },
    button("Expand", () => app.update((now) => expand(now, node.key)), { title: "Show its most mentioned neighbours" }),
    h("label", { class: "check" }, "Depth", select),
    anchor === null || anchor === node.key
      ? button(anchor === node.key ? "Path: pick the other end" : "Path from here", () => app.update((now) => setAnchor(now, anchor === node.key ? null : node.key)),
        { "aria-pressed": anchor === node.key ? "true" : "false" })
      : button(`Path from ${app.nameOf(anchor)}`, () => app.update((now) => showPath(now, anchor, node.key))),
    state.pins[node.key] === undefined
      ? button("Pin", () => {
        const place = app.space.positions.get(node.key);
        if (place !== undefined) app.update((now) => ({ ...now, pins: { ...now.pins, [node.key]: place } }));
      })
      : button("Unpin", () => app.update((now) => unpin(now, node.key))),
    button("Hide", () => app.update((now) => hide(now, node.key))));
}

function who(app: App, node: NodeDetail): HTMLElement {
  const facts: [string, Node | string][] = [];
  const aliases = node.aliases.filter((alias) => alias !== node.name);
  if (aliases.length > 0) facts.push(["Also called", aliases.join(", ")]);
  if (node.state !== null && node.key !== `state/${node.state}`) {
    const key = `state/${node.state}`;
    facts.push(["Acts for", button(app.nameOf(key) === key ? node.state : app.nameOf(key), () => app.openNode(key, true), { class: "link" })]);
  }
  for (const role of node.roles) {
    const span = [role.since, role.until].some((date) => date !== null) ? ` (${role.since ?? "…"} – ${role.until ?? "…"})` : "";
    const organization = role.organization;
    facts.push(["Role", h("span", {}, role.role, span, organization !== null ? " " : "",
      organization !== null && button(app.nameOf(organization), () => app.openNode(organization, true), { class: "link" }))]);
  }
  if (node.handles.length > 1) facts.push(["Taken for one", node.handles.map((handle) => `${handle.name} (${handleReason(handle)})`).join("; ")]);
  facts.push(["Key", h("code", {}, node.key)]);
  return h("dl", { class: "facts" }, ...facts.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}

function relations(app: App, node: NodeDetail): HTMLElement {
  return h("ul", { class: "rows" }, ...[...node.counts].sort((a, b) => b.edges - a.edges).map(({ type, direction, edges }) =>
    h("li", { class: "row" },
      h("span", { class: "grow" }, lineIcon(type), direction === "out" ? `${type} →` : `→ ${type}`), h("span", { class: "number" }, edges),
      button("Expand", () => app.update((state) => expand(state, node.key, type, direction)),
        { class: "quiet", "aria-label": `Expand ${type}, ${direction === "out" ? "outgoing" : "incoming"}` }))));
}

async function nodeTimeline(app: App, key: string): Promise<HTMLElement | null> {
  const answer = await app.client.timeline({ node: key, limit: 5 });
  if (answer.histogram.length === 0) return null;
  const months = new Map<string, number>();
  for (const { date, count: number } of answer.histogram) months.set(date.slice(0, 7), (months.get(date.slice(0, 7)) ?? 0) + number);
  const top = Math.max(...months.values());
  const bars = [...months].sort().map(([month, number]) => {
    const bar = h("span", { class: "spark", title: `${month}: ${number}` });
    bar.style.height = `${Math.max(8, (number / top) * 100)}%`;
    return bar;
  });
  const months_ = [...months.keys()].sort();
  return h("div", {},
    h("div", { class: "sparks", role: "img", "aria-label": `${count(answer.total, "dated sentence")} from ${months_[0]} to ${months_.at(-1)}` }, ...bars),
    h("p", { class: "dim spread" }, h("span", {}, months_[0] ?? ""),
      button("Whole timeline", () => app.update((state) => openItem(state, "timeline", key)), { class: "link" }), h("span", {}, months_.at(-1) ?? "")));
}

/** A node's edges as a table, sorted by the server. */
function edgesTable(app: App, key: string): HTMLElement {
  const box = h("div", { class: "scroll" });
  const columns = [["type", "Relation"], ["mentions", "Mentions"], ["last", "Last"], ["confidence", "Conf."]] as const;
  let sort: string = "mentions";
  let items: EdgeWithEnds[] = [];
  async function load(more: boolean): Promise<void> {
    await app.attempt(async () => {
      const offset = more ? items.length : 0;
      const page = await app.client.nodeEdges(key, { sort, limit: EDGES, offset: offset === 0 ? "" : offset });
      items = more ? [...items, ...page.items] : page.items;
      draw(page.total);
    });
  }
  function draw(total: number): void {
    const heads = columns.map(([name, title]) => h("th", { scope: "col", "aria-sort": sort === name ? (name === "type" ? "ascending" : "descending") : "none" },
      button(title, () => { sort = name; void load(false); }, { class: "sort", "data-focus": `sort ${name}` })));
    const rows = items.map((edge) => {
      const outgoing = edge.source === key;
      const other = outgoing ? edge.targetNode : edge.sourceNode;
      return h("tr", {},
        h("td", {}, button(`${outgoing ? "" : "← "}${edgeTitle(edge)}${outgoing ? " →" : ""}`, () => app.openEdge(edge.id, true), { class: "link" })),
        h("td", { class: "number" }, edge.mentions), h("td", { class: "date" }, edge.last ?? ""), h("td", { class: "number" }, `${Math.round(edge.confidence * 100)}`),
        h("td", {}, button(other.name, () => app.openNode(other.key, true), { class: "link" })));
    });
    fill(box,
      h("table", {}, h("caption", { class: "unseen" }, "Relations of this node"),
        h("thead", {}, h("tr", {}, ...heads, h("th", { scope: "col" }, "With"))), h("tbody", {}, ...rows)),
      items.length < total && button(`More relations (${total - items.length})`, () => void load(true), { "data-focus": "more" }));
  }
  void load(false);
  return box;
}

export async function nodePanel(app: App, key: string, state: State): Promise<HTMLElement> {
  const [node, timeline] = await Promise.all([app.client.node(key), nodeTimeline(app, key).catch(() => null)]);
  return h("div", {},
    h("h2", { tabindex: -1, class: "node-title" }, shapeIcon(node.label, 22), h("span", {}, node.name)),
    h("p", { class: "dim" }, `${node.label}, ${count(node.degree, "relation")}`),
    actions(app, node, state),
    nodeReview(app, node),
    who(app, node),
    timeline !== null && h("h3", {}, "Over time"), timeline,
    h("h3", {}, "Expand by relation"), relations(app, node),
    h("h3", {}, "All relations"), edgesTable(app, key));
}
