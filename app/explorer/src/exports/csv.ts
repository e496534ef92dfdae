import type { Visible } from "../graph/visible";

/** A field: quoted where needed, and made harmless where a spreadsheet would take it for a formula. */
export function csvField(value: string | number | boolean | null): string {
  let text = value === null ? "" : String(value);
  if (typeof value === "string" && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

const EDGE_COLUMNS = ["id", "source", "source_name", "type", "negated", "target", "target_name", "mentions", "documents", "first", "last",
                      "modality", "confidence", "cameo", "plover", "disputed"];

/** The edges on screen, one a line, with the names of both ends. */
export function csv(shown: Visible): string {
  const names = new Map(shown.nodes.map((node) => [node.key, node.name]));
  const rows = shown.edges.map((edge) => [
    edge.id, edge.source, names.get(edge.source) ?? "", edge.type, edge.negated, edge.target, names.get(edge.target) ?? "", edge.mentions,
    edge.documents, edge.first, edge.last, edge.modality, edge.confidence, edge.cameo, edge.plover, edge.disputed,
  ]);
  return [EDGE_COLUMNS, ...rows].map((row) => `${row.map(csvField).join(",")}\r\n`).join("");
}
