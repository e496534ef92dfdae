import type { DocumentItem } from "../api/types";
import { webAddress } from "../exports/citation";
import { openItem, toggleDocument } from "../state/actions";
import type { State } from "../state/state";
import type { App, Panel } from "./app";
import { button, count, fill, h } from "./dom";
import { marked } from "./marks";

const PAGE = 50;

/** The articles, each a filter; and one of them opened, with what was read in it. */
export function sourcesPanel(app: App): Panel {
  const element = h("section", { class: "page", "aria-label": "Sources" });
  const list = h("ul", { class: "documents" });
  const heading = h("h2", {});
  const more = button("More articles", () => void load(), { hidden: true });
  const box = h("input", { type: "search", "aria-label": "Find an article by title or publisher", placeholder: "Title or publisher",
    oninput: () => { clearTimeout(timer); timer = window.setTimeout(() => void load(true), 150); } });
  let timer = 0;
  let items: DocumentItem[] = [];
  let shownFor = "";
  let run = 0;

  /** A later call overtakes an earlier one. */
  async function load(anew = false): Promise<void> {
    const mine = (run += 1);
    await app.attempt(async () => {
      const before = anew ? [] : items;
      const page = await app.client.documents({ q: box.value.trim(), offset: before.length === 0 ? "" : before.length, limit: PAGE });
      if (mine !== run) return;
      items = [...before, ...page.items];
      heading.textContent = count(page.total, "article");
      more.hidden = items.length >= page.total || page.items.length === 0;
      drawList(app.store.state);
    });
  }

  function drawList(state: State): void {
    fill(list, ...items.map((item) => h("li", { class: "document" },
      h("input", { type: "checkbox", checked: state.filters.documents.includes(item.id), "aria-label": `filter by ${item.title || item.id}`, "data-focus": `check ${item.id}`,
        onchange: () => app.update((now) => toggleDocument(now, item.id)) }),
      h("span", { class: "grow" },
        button(item.title || item.id, () => app.update((now) => openItem(now, "sources", item.id)), { class: "link", "data-focus": `open ${item.id}` }),
        h("span", { class: "dim" }, ` ${[item.publisher, item.published].filter(Boolean).join(", ")}`)),
      h("span", { class: "number" }, count(item.evidence, "sentence")))));
  }

  async function openDocument(id: string): Promise<void> {
    const mine = (run += 1);
    await app.attempt(async () => {
      const document = await app.client.document(id);
      const address = webAddress(document.url);
      const edges = [...new Set(document.evidence.map((one) => one.edge))];
      const details = (await Promise.all(edges.slice(0, 60).map((edge) => app.client.edge(edge).catch(() => null)))).filter((edge) => edge !== null);
      if (mine !== run) return;
      fill(element,
        button("← All articles", () => app.update((now) => openItem(now, "sources", "")), { class: "link" }),
        h("h2", { tabindex: -1 }, document.title || document.id),
        h("p", { class: "dim" }, [document.publisher, document.published].filter(Boolean).join(", "),
          address !== null && h("span", {}, " ", h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, "original"))),
        h("div", { class: "article" },
          h("div", { class: "article-text" }, marked(document.parts, (key) => app.openNode(key, true))),
          h("div", {}, h("h3", {}, `Read in it: ${count(edges.length, "relation")}`),
            h("ul", { class: "rows" }, ...details.map((edge) => h("li", {},
              button(`${edge.sourceNode.name} ${edge.negated ? "not " : ""}${edge.type} ${edge.targetNode.name}`, () => app.openEdge(edge.id, true), { class: "link" })))))));
    });
  }

  return {
    element,
    render(state: State) {
      if (state.view !== "sources") return;
      const key = `${state.open}\n${app.space.status?.revision ?? ""}`;
      if (key === shownFor) {
        if (state.open === "") drawList(state);
        return;
      }
      shownFor = key;
      if (state.open !== "") return void openDocument(state.open);
      fill(element, heading, h("p", { class: "dim" }, "Ticked articles are the only ones the graph is drawn from."), box, list, more);
      void load(true);
    },
  };
}
