import type { EdgeWithEnds, Evidence } from "../api/types";
import { edgeTitle } from "../draw/view";
import { citation, webAddress } from "../exports/citation";
import { openItem } from "../state/actions";
import { writeLink } from "../state/link";
import type { State } from "../state/state";
import type { App } from "./app";
import { button, count, h } from "./dom";
import { confidenceMeter, edgeIcon, marked, shapeIcon } from "./marks";
import { edgeReview } from "./review-controls";

const PAGE = 20;

/** "Chad consults Niger", with both ends as buttons. */
export function edgeHeading(app: App, edge: EdgeWithEnds): HTMLElement {
  const end = (key: string, name: string, label: string): HTMLElement =>
    h("button", { type: "button", class: "name", onclick: () => app.openNode(key, true) }, shapeIcon(label), name);
  return h("h2", { tabindex: -1, class: "edge-title" },
    end(edge.source, edge.sourceNode.name, edge.sourceNode.label),
    h("span", { class: "relation" }, edgeIcon(edge), edgeTitle(edge)),
    end(edge.target, edge.targetNode.name, edge.targetNode.label));
}

export function edgeFacts(edge: EdgeWithEnds): HTMLElement {
  const facts: [string, string | HTMLElement][] = [
    ["Mentions", `${edge.mentions} in ${count(edge.documents, "article")}`],
    ["When", edge.first === edge.last ? edge.first ?? "undated" : `${edge.first ?? "…"} – ${edge.last ?? "…"}`],
    ["Modality", edge.modality],
    ["Confidence", confidenceMeter(edge.confidence)],
  ];
  if (edge.cameo) facts.push(["CAMEO, PLOVER", `${edge.cameo}, ${edge.plover ?? "none"}`]);
  return h("dl", { class: "facts" }, ...facts.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}

/** A link, and not a button, because a long title must break over lines. */
function articleLink(app: App, id: string, title: string): HTMLElement {
  const open = (state: State): State => openItem(state, "sources", id);
  return h("a", { href: `#${writeLink(open(app.store.state))}`, onclick: (event: Event) => { event.preventDefault(); app.update(open); } }, title);
}

/** One sentence in its context, with where it stands and how it was read. */
export function evidenceCard(app: App, evidence: Evidence): HTMLElement {
  const { document } = evidence;
  const address = webAddress(document.url);
  const said = evidence.attributedTo;
  const saidBy = said === null ? null : said.name ?? said.text ?? said.key ?? null;
  const details: [string, string][] = [["modality", evidence.modality + (evidence.negated ? ", denied" : "")]];
  if (saidBy !== null) details.push(["attributed to", saidBy]);
  if (evidence.date !== null) details.push(["happened", evidence.date]);
  details.push(["rule", evidence.rule]);
  if (evidence.copies > 1) details.push(["also printed", count(evidence.copies - 1, "copy", "copies")]);
  const title = document.title === "" ? document.id : document.title;
  return h("li", { class: "card" },
    h("blockquote", {},
      evidence.before !== "" && h("span", { class: "context" }, `${evidence.before} `),
      marked(evidence.sentence.parts, (key) => app.openNode(key, true)),
      evidence.after !== "" && h("span", { class: "context" }, ` ${evidence.after}`)),
    h("p", { class: "article-of" },
      articleLink(app, document.id, title),
      document.publisher ? `, ${document.publisher}` : "", document.published ? `, ${document.published}` : "",
      address !== null && h("span", {}, " ", h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, "original"))),
    h("dl", { class: "small-facts" },
      ...details.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
      h("div", {}, h("dt", {}, "confidence"), h("dd", {}, confidenceMeter(evidence.confidence)))),
    button("Copy citation", () => app.copy(citation(evidence), "Citation copied."), { class: "quiet" }));
}

/** Fills a list with an edge's evidence, a page at a time. */
export function evidenceList(app: App, edge: string, page = PAGE): HTMLElement {
  const list = h("ol", { class: "cards" });
  const more = button("More sentences", () => void next(), { hidden: true });
  let offset = 0;
  async function next(): Promise<void> {
    await app.attempt(async () => {
      const answer = await app.client.evidence(edge, { offset: offset === 0 ? "" : offset, limit: page });
      offset += answer.items.length;
      list.append(...answer.items.map((item) => evidenceCard(app, item)));
      more.hidden = offset >= answer.total || answer.items.length === 0;
      more.textContent = `More sentences (${answer.total - offset})`;
    });
  }
  void next();
  return h("div", {}, list, more);
}

export async function edgePanel(app: App, id: string): Promise<HTMLElement> {
  const edge = await app.client.edge(id);
  return h("div", {},
    edgeHeading(app, edge),
    edge.disputed && h("p", { class: "notice" }, "⚡ Other sentences say the opposite. ",
      button("See both sides", () => app.update((state) => openItem(state, "disputes", id)), { class: "link" })),
    edgeFacts(edge),
    edgeReview(app, edge),
    h("h3", {}, "Sentences"),
    evidenceList(app, id));
}
