import type { EdgeSummary } from "../api/types";
import type { Model } from "../graph/model";
import type { Visible } from "../graph/visible";
import type { Positions } from "../layout/layout";
import type { Theme } from "./palette";

/** All that a drawing depends on. */
export interface Picture {
  readonly model: Model;
  readonly shown: Visible;
  readonly positions: Positions;
  readonly bends: ReadonlyMap<string, number>;
  readonly more: ReadonlyMap<string, number>;
  readonly pins: ReadonlySet<string>;
  readonly theme: Theme;
  /** Marked by a ring or in full colour while all else fades. */
  readonly focus: { readonly nodes: ReadonlySet<string>; readonly edges: ReadonlySet<string> } | null;
  readonly selectedNode: string | null;
  readonly selectedEdge: string | null;
  readonly cursorNode: string | null;
  readonly cursorEdge: string | null;
  readonly anchor: string | null;
}

export interface Handlers {
  node(key: string): void;
  edge(id: string): void;
  ground(): void;
  more(key: string): void;
  expand(key: string): void;
  moved(key: string, x: number, y: number): void;
  /** The browser has taken the drawing away; this view draws no more. */
  lost(): void;
}

export function edgeTitle(edge: EdgeSummary): string {
  return (edge.negated ? "not " : "") + edge.type;
}

/** Whether the same nodes and edges are in focus. */
export function sameFocus(a: Picture["focus"], b: Picture["focus"]): boolean {
  if (a === null || b === null) return a === b;
  const same = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => one.size === other.size && [...one].every((key) => other.has(key));
  return same(a.nodes, b.nodes) && same(a.edges, b.edges);
}

/** The most mentioned edges; those of as many mentions by id. */
export function strongest(edges: readonly EdgeSummary[], most: number): readonly EdgeSummary[] {
  if (edges.length <= most) return edges;
  return [...edges].sort((a, b) => b.mentions - a.mentions || (a.id < b.id ? -1 : 1)).slice(0, most);
}
