import type { EdgeSummary } from "../api/types";

export type Way = "left" | "right" | "up" | "down";
export type Place = (key: string) => readonly [number, number] | undefined;

const VECTORS: Record<Way, readonly [number, number]> = { left: [-1, 0], right: [1, 0], up: [0, 1], down: [0, -1] };

/** Where the keyboard stands: a node, and the edge it came by or turned to. */
export interface Cursor {
  node: string;
  edge: string | null;
}

const other = (edge: EdgeSummary, node: string): string => (edge.source === node ? edge.target : edge.source);

function angleTo(at: Place, from: string, to: string): number {
  const [x1, y1] = at(from) ?? [0, 0];
  const [x2, y2] = at(to) ?? [0, 0];
  return Math.atan2(y2 - y1, x2 - x1);
}

/** A node's edges in the order of a clock's hand, those of one neighbour by id. */
export function around(edges: readonly EdgeSummary[], at: Place, node: string): EdgeSummary[] {
  return edges
    .filter((edge) => edge.source === node || edge.target === node)
    .map((edge) => ({ edge, angle: -angleTo(at, node, other(edge, node)) }))
    .sort((a, b) => a.angle - b.angle || (a.edge.id < b.edge.id ? -1 : 1))
    .map(({ edge }) => edge);
}

/**
 * One press of an arrow: to the neighbour that lies best in that direction (within 75 degrees; near ones first among
 * those that lie alike), by the first of the edges to it. Stays where nothing lies there.
 */
export function walk(edges: readonly EdgeSummary[], at: Place, cursor: Cursor, way: Way): Cursor {
  const [vx, vy] = VECTORS[way];
  const [x, y] = at(cursor.node) ?? [0, 0];
  let best: Cursor = cursor;
  let bestCost = Infinity;
  for (const edge of around(edges, at, cursor.node)) {
    const to = other(edge, cursor.node);
    const [tx, ty] = at(to) ?? [0, 0];
    const length = Math.hypot(tx - x, ty - y);
    if (to === cursor.node || length === 0) continue;
    const cosine = ((tx - x) * vx + (ty - y) * vy) / length;
    if (cosine < 0.2588) continue;
    const cost = length * (2 - cosine) * (2 - cosine);
    if (cost < bestCost - 1e-9) {
      bestCost = cost;
      best = { node: to, edge: edge.id };
    }
  }
  return best;
}

/** Turns to the next or the previous edge of the node the cursor stands on. */
export function turn(edges: readonly EdgeSummary[], at: Place, cursor: Cursor, step: 1 | -1): Cursor {
  const ring = around(edges, at, cursor.node);
  if (ring.length === 0) return cursor;
  const index = ring.findIndex((edge) => edge.id === cursor.edge);
  const next = index < 0 ? (step === 1 ? 0 : ring.length - 1) : (index + step + ring.length) % ring.length;
  return { node: cursor.node, edge: (ring[next] as EdgeSummary).id };
}

/** Crosses the edge the cursor is turned to. */
export function cross(edges: readonly EdgeSummary[], cursor: Cursor): Cursor {
  const edge = edges.find((one) => one.id === cursor.edge);
  return edge === undefined ? cursor : { node: other(edge, cursor.node), edge: edge.id };
}
