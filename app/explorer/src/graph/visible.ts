import type { EdgeSummary } from "../api/types";
import type { Filters } from "../state/state";
import { span } from "./dates";
import type { Model, ModelNode } from "./model";

/** What is on screen, in the model's order; the table shows exactly this too. */
export interface Visible {
  readonly nodes: readonly ModelNode[];
  readonly edges: readonly EdgeSummary[];
}

export interface Choice {
  readonly filters: Filters;
  readonly hidden: readonly string[];
  /** Edges that the chosen sources support; null when no source is chosen. */
  readonly supported: ReadonlySet<string> | null;
}

/** Whether an edge's first to last mention touches the range. An undated edge passes only an open range. */
export function inRange(edge: EdgeSummary, since: string, until: string): boolean {
  if (since === "" && until === "") return true;
  const days = span(edge);
  return days !== null && (until === "" || days[0] <= until) && (since === "" || days[1] >= since);
}

/** All filters but the legend's switches. */
function passes(edge: EdgeSummary, choice: Choice): boolean {
  const f = choice.filters;
  if (edge.confidence < f.minConfidence) return false;
  if (f.assertedOnly && edge.modality !== "asserted") return false;
  if (f.negated === "only" && !edge.negated) return false;
  if (f.negated === "none" && edge.negated) return false;
  if (choice.supported !== null && !choice.supported.has(edge.id)) return false;
  return inRange(edge, f.since, f.until);
}

export function visible(model: Model, choice: Choice): Visible {
  const typesOff = new Set(choice.filters.typesOff);
  const labelsOff = new Set(choice.filters.labelsOff);
  const hidden = new Set(choice.hidden);
  const allowed = (key: string): boolean => {
    const node = model.nodes.get(key);
    return node !== undefined && !hidden.has(key) && !labelsOff.has(node.label);
  };
  const edges = [...model.edges.values()].filter(
    (edge) => !typesOff.has(edge.type) && allowed(edge.source) && allowed(edge.target) && passes(edge, choice));
  const linked = new Set<string>();
  for (const edge of edges) linked.add(edge.source).add(edge.target);
  const nodes = [...model.nodes.values()].filter((node) => allowed(node.key) && (linked.has(node.key) || model.seeds.has(node.key)));
  return { nodes, edges };
}

export interface LegendCounts {
  readonly types: ReadonlyMap<string, number>;
  readonly labels: ReadonlyMap<string, number>;
}

/** For each type and label: how many edges or nodes are on screen, or would be if it alone were switched on again. */
export function legendCounts(model: Model, choice: Choice): LegendCounts {
  const typesOff = new Set(choice.filters.typesOff);
  const labelsOff = new Set(choice.filters.labelsOff);
  const hidden = new Set(choice.hidden);
  const types = new Map<string, number>();
  const linkedBy = new Map<string, Set<string>>();
  for (const edge of model.edges.values()) {
    const source = model.nodes.get(edge.source);
    const target = model.nodes.get(edge.target);
    types.set(edge.type, types.get(edge.type) ?? 0);
    if (source === undefined || target === undefined || hidden.has(edge.source) || hidden.has(edge.target)) continue;
    if (!passes(edge, choice)) continue;
    const sourceOn = !labelsOff.has(source.label);
    const targetOn = !labelsOff.has(target.label);
    if (sourceOn && targetOn) types.set(edge.type, (types.get(edge.type) ?? 0) + 1);
    if (typesOff.has(edge.type)) continue;
    const link = (label: string, ...keys: string[]): void => {
      const set = linkedBy.get(label) ?? new Set<string>();
      for (const key of keys) set.add(key);
      linkedBy.set(label, set);
    };
    // An edge shows an end when the other end's label is on too, or is the same label.
    if (targetOn || source.label === target.label) link(source.label, source.key);
    if (sourceOn || source.label === target.label) link(target.label, target.key);
  }
  const labels = new Map<string, number>();
  for (const node of model.nodes.values()) {
    const counted = !hidden.has(node.key) && (model.seeds.has(node.key) || (linkedBy.get(node.label)?.has(node.key) ?? false));
    labels.set(node.label, (labels.get(node.label) ?? 0) + (counted ? 1 : 0));
  }
  return { types, labels };
}
