import type { EdgeSummary } from "../api/types";
import type { Filters } from "../state/state";
import { mentionsOf, type Mention, type Mentions } from "./mentions";
import type { Model, ModelNode } from "./model";

/**
 * What is on screen, in the model's order; the table shows exactly this too. Where filters look at evidence an edge's
 * mentions, articles and days are those of the evidence that passes.
 */
export interface Visible {
  readonly nodes: readonly ModelNode[];
  readonly edges: readonly EdgeSummary[];
}

export interface Choice {
  readonly filters: Filters;
  readonly hidden: readonly string[];
  readonly mentions: Mentions;
}

/** Confidence of an edge that a person accepted: evidence alone never reaches it. */
const ACCEPTED = 1;

/** Whether a mention's days touch the range. An undated one passes only an open range. */
export function inRange(mention: Mention, since: string, until: string): boolean {
  if (since === "" && until === "") return true;
  return mention.from !== "" && (until === "" || mention.from <= until) && (since === "" || mention.to >= since);
}

/** Whether any filter looks at single pieces of evidence. */
const looksAtEvidence = (f: Filters): boolean =>
  f.since !== "" || f.until !== "" || f.minConfidence > 0 || f.assertedOnly || f.documents.length > 0;

/** The mentions of an edge that pass; all of `edge` itself where no filter looks at them. */
export function passing(edge: EdgeSummary, { filters: f, mentions }: Choice): readonly Mention[] {
  const all = mentionsOf(edge, mentions);
  if (!looksAtEvidence(f)) return all;
  return all.filter((mention) => (edge.confidence === ACCEPTED || mention.confidence >= f.minConfidence)
    && (!f.assertedOnly || mention.modality === "asserted")
    && (f.documents.length === 0 || f.documents.includes(mention.document))
    && inRange(mention, f.since, f.until));
}

/** All filters but the legend's switches: the edge as its passing evidence has it, or null. */
function filtered(edge: EdgeSummary, choice: Choice): EdgeSummary | null {
  const f = choice.filters;
  if ((f.negated === "only" && !edge.negated) || (f.negated === "none" && edge.negated)) return null;
  if (!looksAtEvidence(f)) return edge;
  const left = passing(edge, choice);
  if (left.length === 0) return null;
  if (!choice.mentions.has(edge.id) || left.length === choice.mentions.get(edge.id)?.length) return edge;
  const dated = left.filter((mention) => mention.from !== "");
  return {
    ...edge, mentions: left.length, documents: new Set(left.map((mention) => mention.document)).size,
    first: dated.map((mention) => mention.from).sort()[0] ?? null, last: dated.map((mention) => mention.to).sort().at(-1) ?? null,
  };
}

export function visible(model: Model, choice: Choice): Visible {
  const typesOff = new Set(choice.filters.typesOff);
  const labelsOff = new Set(choice.filters.labelsOff);
  const hidden = new Set(choice.hidden);
  const allowed = (key: string): boolean => {
    const node = model.nodes.get(key);
    return node !== undefined && !hidden.has(key) && !labelsOff.has(node.label);
  };
  const edges: EdgeSummary[] = [];
  const linked = new Set<string>();
  for (const edge of model.edges.values()) {
    if (typesOff.has(edge.type) || !allowed(edge.source) || !allowed(edge.target)) continue;
    const left = filtered(edge, choice);
    if (left === null) continue;
    edges.push(left);
    linked.add(edge.source).add(edge.target);
  }
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
    if (filtered(edge, choice) === null) continue;
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
