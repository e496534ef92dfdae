// What the explorer shows, as plain data: a link is this, written down (state/link.ts).
import type { Direction } from "../api/types";

/** One thing the reader did that brought nodes and edges here. The graph on screen is the union of all steps. */
export type Step =
  | { op: "node"; key: string; hops: number; limit: number }
  | { op: "expand"; key: string; type: string; direction: Direction; limit: number }
  | { op: "path"; from: string; to: string; mode: "shortest" | "all" | "k" }
  | { op: "ask"; question: string }
  | { op: "edge"; id: string }
  | { op: "all" };

export type View = "start" | "graph" | "table" | "timeline" | "disputes" | "sources" | "review";
export const VIEWS: readonly View[] = ["start", "graph", "table", "timeline", "disputes", "sources", "review"];

export interface Filters {
  /** Edge types and node labels switched off in the legend. */
  readonly typesOff: readonly string[];
  readonly labelsOff: readonly string[];
  /** Dates as YYYY-MM-DD, "" for open. */
  readonly since: string;
  readonly until: string;
  readonly minConfidence: number;
  readonly assertedOnly: boolean;
  readonly negated: "any" | "only" | "none";
  /** Document ids; an edge passes when one of them supports it. Empty: all sources. */
  readonly documents: readonly string[];
}

export type Selection =
  | { kind: "node"; key: string }
  | { kind: "edge"; id: string }
  | { kind: "answer" }
  | { kind: "path" }
  | { kind: "merge"; a: string; b: string };

export interface State {
  readonly view: View;
  readonly steps: readonly Step[];
  readonly hidden: readonly string[];
  /** Positions the reader gave to nodes. */
  readonly pins: Readonly<Record<string, readonly [number, number]>>;
  readonly filters: Filters;
  readonly selection: Selection | null;
  /** First end of a path, or first of two nodes to merge, while the second is still to be picked. */
  readonly anchor: string | null;
  /** Which dispute (its subject) or which article (its id) is open in its view. */
  readonly open: string;
}

export const NO_FILTERS: Filters = {
  typesOff: [], labelsOff: [], since: "", until: "", minConfidence: 0, assertedOnly: false, negated: "any", documents: [],
};

export const START: State = {
  view: "start", steps: [], hidden: [], pins: {}, filters: NO_FILTERS, selection: null, anchor: null, open: "",
};

/** Neighbours shown at first, and added by each "more". */
export const PAGE = 20;
export const MAX_HOPS = 4;
/** Most nodes the server sends for one node or expansion. */
export const MAX_LIMIT = 500;
