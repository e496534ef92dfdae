import type { EdgeWithEnds, NodeDetail } from "../api/types";
import { setAnchor } from "../state/actions";
import { edgeTitle } from "../draw/view";
import type { App } from "./app";
import { button, fill, h } from "./dom";

/** Sends a judgement, says so, and shows what became of the graph. */
export async function judge(app: App, verb: string, subject: string, object: string, said: string): Promise<void> {
  await app.attempt(async () => {
    await app.client.judge(verb, subject, object);
    app.say(said);
    await app.reload();
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
    button("Accept", () => void judge(app, "accept", edge.id, "", `Accepted: ${what}.`), { class: "good" }),
    button("Reject", () => void judge(app, "reject", edge.id, "", `Rejected: ${what}.`), { class: "bad" }),
    form("Retype", "as", select, (type) => void judge(app, "retype", edge.id, type, `${what}: now ${type}.`)));
}

export function nodeReview(app: App, node: NodeDetail): HTMLElement | null {
  if (!writable(app)) return null;
  const name = h("input", { type: "text", value: node.name, "aria-label": "new name" });
  const aliases = node.aliases.filter((alias) => alias !== node.name);
  const select = h("select", {}, ...aliases.map((alias) => h("option", { value: alias }, alias)));
  return h("div", { class: "buttons", role: "group", "aria-label": "Review" },
    form("Rename", "to", name, (value) => void judge(app, "rename", node.key, value, `Renamed to ${value}.`)),
    button("Merge with…", () => {
      app.update((state) => setAnchor({ ...state, selection: { kind: "merge", a: node.key, b: "" } }, null));
    }),
    aliases.length > 0 && form("Split", "alias off", select,
      (alias) => void judge(app, "split", node.key, alias, `${alias} is a node of its own now.`)));
}
