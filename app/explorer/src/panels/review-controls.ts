import type { EdgeWithEnds, Handle, NodeDetail, Verdict } from "../api/types";
import { edgeId } from "../graph/model";
import { edgeBecame, setAnchor } from "../state/actions";
import type { State } from "../state/state";
import { edgeTitle } from "../draw/view";
import type { App } from "./app";
import { button, count, fill, h } from "./dom";

/** Sends a judgement, says so, and shows what became of the graph; `change` follows what goes by another name now. */
export async function judge(app: App, verdict: Verdict, said: string, change?: (state: State) => State): Promise<void> {
  await app.attempt(async () => {
    await app.client.judge(verdict);
    app.say(said);
    await app.reload(change);
  });
}

const writable = (app: App): boolean => app.space.status?.writable === true;

/** A button that opens a one-field form in its place. */
function form(label: string, name: string, field: HTMLInputElement | HTMLSelectElement, send: (value: string) => void): HTMLElement {
  const box = h("span", { class: "inline-form" });
  const closed = (): void => fill(box, button(label, open, { "data-focus": label }));
  const open = (): void => {
    fill(box, h("form", { class: "inline-form", onsubmit: (event: Event) => { event.preventDefault(); send(field.value); } },
      h("label", {}, name, " ", field), h("button", { type: "submit" }, label), button("Cancel", closed, { class: "quiet" })));
    field.focus();
  };
  closed();
  return box;
}

export function edgeReview(app: App, edge: EdgeWithEnds): HTMLElement | null {
  if (!writable(app)) return null;
  const what = `${edge.sourceNode.name} ${edgeTitle(edge)} ${edge.targetNode.name}`;
  const types = app.space.ontology.types.map((type) => type.name).filter((name) => name !== edge.type);
  const select = h("select", {}, ...types.map((name) => h("option", { value: name }, name)));
  return h("div", { class: "buttons", role: "group", "aria-label": "Review" },
    button("Accept", () => void judge(app, { verb: "accept", edge: edge.id }, `Accepted: ${what}.`), { class: "good" }),
    button("Reject", () => void judge(app, { verb: "reject", edge: edge.id }, `Rejected: ${what}.`, (state) => edgeBecame(state, edge.id, null)), { class: "bad" }),
    form("Retype", "as", select, (type) => void judge(app, { verb: "retype", edge: edge.id, type }, `${what}: now ${type}.`,
      (state) => edgeBecame(state, edge.id, edgeId({ ...edge, type })))));
}

/** Why documents that call a node so are taken to mean it. */
export function handleReason({ judged, rule, documents }: Handle): string {
  return `${judged ? "judged" : rule ?? "itself"}, ${count(documents, "article")}`;
}

export function nodeReview(app: App, node: NodeDetail): HTMLElement | null {
  if (!writable(app)) return null;
  const name = h("input", { type: "text", value: node.name, "aria-label": "new name" });
  const labels = h("select", {}, ...app.space.ontology.labels.filter((one) => one.name !== node.label).map((one) => h("option", { value: one.name }, one.name)));
  const select = h("select", {}, ...node.handles.map((handle) =>
    h("option", { value: handle.key, selected: handle.rule !== null || handle.judged }, `${handle.name} (${handleReason(handle)})`)));
  return h("div", { class: "buttons", role: "group", "aria-label": "Review" },
    form("Rename", "to", name, (value) => void judge(app, { verb: "rename", node: node.key, name: value }, `Renamed to ${value}.`)),
    form("Retype", "as", labels, (label) => void judge(app, { verb: "retype", node: node.key, label }, `${node.name}: now ${label}.`)),
    button("Merge with…", () => {
      app.update((state) => setAnchor({ ...state, selection: { kind: "merge", a: node.key, b: "" } }, null));
    }),
    node.handles.length > 1 && form("Split", "off", select,
      (alias) => void judge(app, { verb: "split", node: node.key, alias }, `${alias} is a node of its own now.`)));
}
