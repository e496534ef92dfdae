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
}

export function edgeTitle(edge: EdgeSummary): string {
  return (edge.negated ? "not " : "") + edge.type;
}
