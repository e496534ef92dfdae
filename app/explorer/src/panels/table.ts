import type { EdgeSummary } from "../api/types";
import type { ModelNode } from "../graph/model";
import { edgeTitle } from "../draw/view";
import type { State } from "../state/state";
import type { App, Panel } from "./app";
import { button, count, fill, h } from "./dom";
import { edgeIcon, shapeIcon } from "./marks";

const PAGE = 200;
type Column<T> = { name: string; title: string; value: (row: T) => string | number; cell: (row: T) => Node | string; number?: boolean; date?: boolean };

/** A sortable table that grows by pages. */
class Sorted<T> {
  readonly element = h("div", { class: "scroll" });
  private rows: readonly T[] = [];
  private shown = PAGE;

  constructor(private readonly caption: string, private readonly columns: readonly Column<T>[], private sort: string, private down = true) {}

  show(rows: readonly T[]): void {
    if (rows !== this.rows) this.shown = PAGE;
    this.rows = rows;
    this.draw();
  }

  private draw(): void {
    const by = this.columns.find((column) => column.name === this.sort) ?? (this.columns[0] as Column<T>);
    const sign = this.down ? -1 : 1;
    const order = (a: string | number, b: string | number): number => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en"));
    const sorted = [...this.rows].sort((a, b) => sign * order(by.value(a), by.value(b)));
    const heads = this.columns.map((column) => h("th", { scope: "col", "aria-sort": column.name === this.sort ? (this.down ? "descending" : "ascending") : "none" },
      button(column.title, () => this.sortBy(column), { class: "sort", "data-focus": `${this.caption} ${column.name}` })));
    const rows = sorted.slice(0, this.shown).map((row) => h("tr", {}, ...this.columns.map((column) =>
      h("td", column.number === true ? { class: "number" } : column.date === true ? { class: "date" } : {}, column.cell(row)))));
    fill(this.element,
      h("table", { "data-total": this.rows.length }, h("caption", { class: "unseen" }, this.caption), h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...rows)),
      this.shown < sorted.length && button(`More rows (${sorted.length - this.shown})`, () => { this.shown += PAGE; this.draw(); }, { "data-focus": `${this.caption} more` }));
  }

  private sortBy(column: Column<T>): void {
    this.down = this.sort === column.name ? !this.down : column.number === true;
    this.sort = column.name;
    this.draw();
  }
}

/** What the graph shows, as two tables: the same nodes and the same edges. */
export function tablePanel(app: App): Panel {
  const open = (id: string, text: string): HTMLElement => button(text, () => app.openEdge(id, true), { class: "link" });
  const node = (key: string): HTMLElement =>
    h("button", { type: "button", class: "link named", onclick: () => app.openNode(key, true) }, shapeIcon(app.labelOf(key)), app.nameOf(key));
  const edges = new Sorted<EdgeSummary>("Relations shown", [
    { name: "source", title: "From", value: (row) => app.nameOf(row.source), cell: (row) => node(row.source) },
    { name: "type", title: "Relation", value: edgeTitle, cell: (row) => h("span", { class: "nowrap" }, edgeIcon(row), open(row.id, edgeTitle(row))) },
    { name: "target", title: "To", value: (row) => app.nameOf(row.target), cell: (row) => node(row.target) },
    { name: "mentions", title: "Mentions", value: (row) => row.mentions, cell: (row) => String(row.mentions), number: true },
    { name: "documents", title: "Articles", value: (row) => row.documents, cell: (row) => String(row.documents), number: true },
    { name: "first", title: "First", value: (row) => row.first ?? "", cell: (row) => row.first ?? "", date: true },
    { name: "last", title: "Last", value: (row) => row.last ?? "", cell: (row) => row.last ?? "", date: true },
    { name: "modality", title: "Modality", value: (row) => row.modality, cell: (row) => row.modality },
    { name: "confidence", title: "Confidence", value: (row) => row.confidence, cell: (row) => `${Math.round(row.confidence * 100)} %`, number: true },
  ], "mentions");
  const nodes = new Sorted<ModelNode>("Nodes shown", [
    { name: "name", title: "Name", value: (row) => row.name, cell: (row) => node(row.key) },
    { name: "label", title: "Label", value: (row) => row.label, cell: (row) => row.label },
    { name: "state", title: "State", value: (row) => row.state ?? "", cell: (row) => row.state ?? "" },
    { name: "degree", title: "Relations", value: (row) => row.degree, cell: (row) => String(row.degree), number: true },
  ], "degree");
  const title = h("h2", {});
  const nodesTitle = h("h2", {});
  const element = h("section", { class: "page tables", "aria-label": "Table" }, title, edges.element, nodesTitle, nodes.element);
  return {
    element,
    render(state: State) {
      if (state.view !== "table") return;
      title.textContent = count(app.space.shown.edges.length, "relation");
      nodesTitle.textContent = count(app.space.shown.nodes.length, "node");
      edges.show(app.space.shown.edges);
      nodes.show(app.space.shown.nodes);
    },
  };
}
