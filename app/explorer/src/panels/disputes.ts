import type { Dispute, EdgeSummary } from "../api/types";
import { openItem } from "../state/actions";
import type { State } from "../state/state";
import type { App, Panel } from "./app";
import { button, count, fill, h } from "./dom";
import { evidenceList } from "./evidence";
import { confidenceMeter, edgeIcon } from "./marks";

/** Where sentences say opposite things: a list, and both sides beside each other. */
export function disputesPanel(app: App): Panel {
  const element = h("section", { class: "page", "aria-label": "Disputes" });
  let shownFor = "";

  const side = (edge: EdgeSummary, stance: string): HTMLElement => h("section", { class: "side" },
    h("h3", {}, edgeIcon(edge), button(stance, () => app.openEdge(edge.id, true), { class: "link" })),
    h("p", { class: "dim" }, `${count(edge.mentions, "mention")} in ${count(edge.documents, "article")}, ${edge.first ?? "undated"}`,
      edge.last !== edge.first ? ` – ${edge.last ?? "…"}` : "", " ", confidenceMeter(edge.confidence)),
    evidenceList(app, edge.id, 5));

  function item(dispute: Dispute, open: string): HTMLElement {
    const id = dispute.sides[0]?.edge.id ?? "";
    const isOpen = dispute.sides.some(({ edge }) => edge.id === open);
    return h("li", { class: "dispute" },
      h("button", { type: "button", class: "dispute-head", "aria-expanded": isOpen ? "true" : "false", "data-focus": id,
        onclick: () => app.update((state) => openItem(state, "disputes", isOpen ? "" : id)) },
        h("strong", {}, dispute.subject), h("span", { class: "dim" }, dispute.sides.map(({ stance }) => stance).join(" ↔ "))),
      isOpen && h("div", { class: "sides" }, ...dispute.sides.map(({ edge, stance }) => side(edge, stance))));
  }

  async function draw(state: State): Promise<void> {
    const key = JSON.stringify([state.open, app.space.status?.revision]);
    if (key === shownFor) return;
    shownFor = key;
    await app.attempt(async () => {
      const { items } = await app.client.disputes({});
      fill(element,
        h("h2", {}, items.length === 0 ? "No disputes" : count(items.length, "dispute")),
        h("p", { class: "dim" }, "Where sentences say opposite things, both sides are kept, each with its sources."),
        h("ul", { class: "disputes" }, ...items.map((dispute) => item(dispute, state.open))));
    });
  }

  return { element, render: (state) => { if (state.view === "disputes") void draw(state); } };
}
