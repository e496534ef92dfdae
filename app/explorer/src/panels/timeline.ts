import type { TimelineItem } from "../api/types";
import { edgeTitle } from "../draw/view";
import { openItem } from "../state/actions";
import type { State } from "../state/state";
import type { App, Panel } from "./app";
import { button, count, fill, h } from "./dom";
import { edgeIcon } from "./marks";

const PAGE = 50;

/** Everything in order of date; of one node where the state names one. */
export function timelinePanel(app: App): Panel {
  const element = h("section", { class: "page", "aria-label": "Timeline" });
  let shownFor = "";

  function entry(item: TimelineItem): HTMLElement {
    return h("li", { class: "moment" },
      h("time", {}, item.date ?? "undated"),
      h("div", {},
        h("p", {}, edgeIcon(item.edge), button(`${app.nameOf(item.edge.source)} ${edgeTitle(item.edge)} ${app.nameOf(item.edge.target)}`,
          () => app.openEdge(item.edge.id, true), { class: "link" })),
        h("p", { class: "answer-sentence" }, item.sentence),
        h("p", { class: "dim" }, [item.document.title === "" ? item.document.id : item.document.title, item.document.publisher, item.document.published]
          .filter((text) => text !== null && text !== "").join(", "))));
  }

  async function draw(state: State): Promise<void> {
    const f = state.filters;
    const query = { node: state.open, since: f.since, until: f.until, "min-confidence": f.minConfidence === 0 ? "" : f.minConfidence, "asserted-only": f.assertedOnly };
    const key = JSON.stringify([query, app.space.status?.revision]);
    if (key === shownFor) return;
    shownFor = key;
    await app.attempt(async () => {
      const list = h("ol", { class: "moments" });
      let offset = 0;
      const more = button("Later", () => void next(), { hidden: true });
      const next = async (): Promise<void> => {
        const page = await app.client.timeline({ ...query, offset: offset === 0 ? "" : offset, limit: PAGE });
        offset += page.items.length;
        await app.space.learn(page.items.flatMap((item) => [item.edge.source, item.edge.target]));
        list.append(...page.items.map(entry));
        more.hidden = offset >= page.total || page.items.length === 0;
        heading.textContent = count(page.total, "dated sentence");
      };
      const heading = h("h2", {});
      await next();
      if (key !== shownFor) return;  // overtaken
      fill(element, heading,
        state.open !== "" && h("p", {}, `Only ${app.nameOf(state.open)}. `, button("Everybody", () => app.update((now) => openItem(now, "timeline", "")), { class: "link" })),
        list, more);
    });
  }

  return { element, render: (state) => { if (state.view === "timeline") void draw(state); } };
}
