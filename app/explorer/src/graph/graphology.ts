import type { EdgeSummary, GraphAnswer, Modality, NodeSummary } from "../api/types";

type Fields = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const number = (value: unknown): number => (typeof value === "number" ? value : 0);
const orNull = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const list = (value: unknown): Fields[] => (Array.isArray(value) ? (value as Fields[]) : []);
const fields = (value: unknown): Fields => (typeof value === "object" && value !== null ? (value as Fields) : {});

/** The server's graphology export as an answer. Disputes are not marked in it. */
export function fromGraphology(document: unknown): GraphAnswer {
  const { nodes, edges } = fields(document);
  const degrees = new Map<string, number>();
  const result: EdgeSummary[] = list(edges).map((edge) => {
    const a = fields(edge["attributes"]);
    const [source, target] = [text(edge["source"]), text(edge["target"])];
    degrees.set(source, (degrees.get(source) ?? 0) + 1);
    if (target !== source) degrees.set(target, (degrees.get(target) ?? 0) + 1);
    return {
      id: text(edge["key"]), source, target, type: text(a["relation"]), negated: a["negated"] === true, mentions: number(a["mentions"]),
      documents: number(a["documents"]), first: orNull(a["first"]), last: orNull(a["last"]), modality: (text(a["modality"]) || "asserted") as Modality,
      confidence: number(a["confidence"]), cameo: orNull(a["cameo"]), plover: orNull(a["plover"]), disputed: false,
    };
  });
  const summaries: NodeSummary[] = list(nodes).map((node) => {
    const a = fields(node["attributes"]);
    const key = text(node["key"]);
    return { key, label: text(a["entityType"]), name: text(a["name"]) || key, state: orNull(a["state"]), degree: degrees.get(key) ?? 0 };
  });
  return { nodes: summaries, edges: result };
}
