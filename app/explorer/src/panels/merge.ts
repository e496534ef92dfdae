import type { NodeDetail, SearchItem } from "../api/types";
import { nodeBecame } from "../state/actions";
import type { App } from "./app";
import { button, count, fill, h } from "./dom";
import { shapeIcon } from "./marks";
import { judge } from "./review-controls";

function side(node: NodeDetail): HTMLElement {
  const facts: [string, string][] = [
    ["Label", node.label], ["Key", node.key], ["Also called", node.aliases.filter((alias) => alias !== node.name).join(", ") || "–"],
    ["Acts for", node.state ?? "–"], ["Relations", String(node.degree)],
    ["Roles", node.roles.map((role) => role.role).join(", ") || "–"],
    ["Counts", node.counts.map((one) => `${one.type} ${one.direction === "out" ? "→" : "←"} ${one.edges}`).join(", ") || "–"],
  ];
  return h("section", { class: "side" }, h("h3", {}, shapeIcon(node.label), node.name),
    h("dl", { class: "facts" }, ...facts.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])));
}

/** Two nodes side by side, to be judged one being. Without a second one, a box to find it. */
export async function mergePanel(app: App, a: string, b: string): Promise<HTMLElement> {
  const one = await app.client.node(a);
  if (b === "") return h("div", {}, h("h2", { tabindex: -1 }, `Merge ${one.name} with`), finder(app, one));
  const two = await app.client.node(b);
  return h("div", {},
    h("h2", { tabindex: -1 }, "One and the same?"),
    h("div", { class: "sides" }, side(one), side(two)),
    h("div", { class: "buttons" },
      button(`Merge into ${one.name}`, () => void merge(app, one, two)),
      button(`Merge into ${two.name}`, () => void merge(app, two, one)),
      button("Cancel", () => app.openNode(a, true), { class: "quiet" })));
}

async function merge(app: App, kept: NodeDetail, gone: NodeDetail): Promise<void> {
  await judge(app, { verb: "merge", into: kept.key, node: gone.key }, `${gone.name} is ${kept.name} now.`, (state) => nodeBecame(state, gone.key, kept.key));
}

function finder(app: App, one: NodeDetail): HTMLElement {
  const found = h("ul", { class: "rows" });
  const pick = (item: SearchItem): void => app.update((state) => ({ ...state, selection: { kind: "merge", a: one.key, b: item.key } }));
  const look = async (event: Event): Promise<void> => {
    const q = (event.target as HTMLInputElement).value.trim();
    if (q === "") return fill(found);
    const { items } = await app.client.search(q, 8);
    fill(found, ...items.filter((item) => item.key !== one.key).map((item) => h("li", { class: "row" },
      h("button", { type: "button", class: "switch", onclick: () => pick(item) }, shapeIcon(item.label), h("span", { class: "grow" }, item.name),
        h("span", { class: "dim" }, count(item.degree, "relation"))))));
  };
  return h("div", {}, h("label", { class: "field" }, "The other name", h("input", { type: "search", oninput: (event: Event) => void look(event) })), found);
}
