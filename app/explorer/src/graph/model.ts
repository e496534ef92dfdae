import type { EdgeSummary, GraphAnswer, NodeSummary } from "../api/types";

export interface ModelNode extends NodeSummary {
  /** How many neighbours the node has in the store, as far as an answer said; 0 when none did. */
  neighbours: number;
}

/** Nodes and edges gathered from answers, in the order they came. */
export interface Model {
  readonly nodes: ReadonlyMap<string, ModelNode>;
  readonly edges: ReadonlyMap<string, EdgeSummary>;
  /** Nodes a step named: shown even where every edge is filtered away. */
  readonly seeds: ReadonlySet<string>;
}

export const EMPTY: Model = { nodes: new Map(), edges: new Map(), seeds: new Set() };

/** The id the server knows an edge by. */
export function edgeId({ source, negated, type, target }: Pick<EdgeSummary, "source" | "negated" | "type" | "target">): string {
  return `${source} ${negated ? "not " : ""}${type} ${target}`;
}

/** The distinct other ends of each node's edges. */
export function neighbourSets(edges: Iterable<EdgeSummary>): Map<string, Set<string>> {
  const sets = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    const set = sets.get(from);
    if (set === undefined) sets.set(from, new Set([to]));
    else set.add(to);
  };
  for (const edge of edges) {
    if (edge.source === edge.target) continue;
    add(edge.source, edge.target);
    add(edge.target, edge.source);
  }
  return sets;
}

/**
 * The union of a model and one answer. An edge whose ends are in neither is left out: there is nothing to draw it
 * between. Later answers refresh what earlier ones said of the same node or edge.
 */
export function merge(model: Model, answer: GraphAnswer, seeds: readonly string[]): Model {
  const nodes = new Map(model.nodes);
  const edges = new Map(model.edges);
  const sent = neighbourSets(answer.edges);
  for (const node of answer.nodes) {
    const known = node.hidden === undefined ? 0 : node.hidden + (sent.get(node.key)?.size ?? 0);
    nodes.set(node.key, {
      key: node.key, label: node.label, name: node.name, state: node.state, degree: node.degree,
      neighbours: Math.max(known, nodes.get(node.key)?.neighbours ?? 0),
    });
  }
  for (const edge of answer.edges) {
    if (nodes.has(edge.source) && nodes.has(edge.target)) edges.set(edge.id, edge);
  }
  return { nodes, edges, seeds: new Set([...model.seeds, ...seeds.filter((key) => nodes.has(key))]) };
}

/** For each node, how many of its neighbours are not on screen. */
export function missing(model: Model): Map<string, number> {
  const here = neighbourSets(model.edges.values());
  const result = new Map<string, number>();
  for (const node of model.nodes.values()) {
    const more = node.neighbours - (here.get(node.key)?.size ?? 0);
    if (more > 0) result.set(node.key, more);
  }
  return result;
}
