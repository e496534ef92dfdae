import type { EdgeSummary, NodeSummary } from "../../src/api/types";

export function node(key: string, label = "State"): NodeSummary {
  return { key, label, name: key.toUpperCase(), state: null, degree: 1 };
}

export function edge(source: string, target: string, more: Partial<EdgeSummary> = {}): EdgeSummary {
  const type = more.type ?? "consults";
  return {
    id: `${source} ${more.negated === true ? "not " : ""}${type} ${target}`, source, target, type, negated: false, mentions: 1, documents: 1,
    first: "2025-01-01", last: "2025-01-31", modality: "asserted", confidence: 0.8, cameo: null, plover: null, disputed: false, ...more,
  };
}
