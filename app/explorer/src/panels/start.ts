import { ask, showAll, startAt } from "../state/actions";
import type { State } from "../state/state";
import type { App, Panel } from "./app";
import { button, count, fill, h } from "./dom";
import { shapeIcon } from "./marks";
import type { Search } from "./search";

/** Above this many nodes the whole graph is not offered: it would be a hairball. */
const WHOLE_LIMIT = 12_000;

interface Central { key: string; name: string; label: string; degree?: number }

/** The first view: the box, questions to click, and a few well-connected names. */
export function startPanel(app: App, search: Search): Panel {
  const body = h("div", {});
  const element = h("main", { class: "start" },
    h("h2", { class: "headline" }, "Who did what to whom, and who says so"), search.element, body);
  let central: Central[] | null = null;

  async function fetchCentral(): Promise<void> {
    central = [];
    const answer = await app.client.search("", 10).catch(() => ({ items: [] }));
    central = answer.items;
    render(app.store.state);
  }

  function render(state: State): void {
    if (state.view !== "start") return;
    const { status } = app.space;
    if (status === null) return;
    if (central === null) void fetchCentral();
    fill(body,
      h("p", { class: "label" }, "Ask, for example"),
      h("div", { class: "examples" }, ...status.examples.map((question) => button(question, () => app.update((now) => ask(now, question)), { class: "example" }))),
      (central?.length ?? 0) > 0 && h("p", { class: "label" }, "Or begin with"),
      h("div", { class: "examples" }, ...(central ?? []).map((node) =>
        h("button", { type: "button", class: "example node", onclick: () => app.update((now) => startAt(now, node.key)) }, shapeIcon(node.label), node.name))),
      h("p", { class: "dim figures" },
        [count(status.nodes, "node"), count(status.edges, "relation"), count(status.evidence, "sentence"), count(status.documents, "article")].join(" · "),
        status.nodes > 0 && status.nodes <= WHOLE_LIMIT && button("Show the whole graph", () => app.update(showAll), { class: "link" })),
      status.documents === 0 && h("p", { class: "notice" }, "The database is empty. Fill it with entente ingest, then load this page again."));
  }
  return { element, render };
}
