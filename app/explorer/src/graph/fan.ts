import type { EdgeSummary } from "../api/types";

/** Distance between neighbouring edges of one pair, as a share of their length. */
export const FAN_STEP = 0.22;

/**
 * The bend of each edge, as its middle's distance from the straight line over the line's length; positive is to the
 * left of the way from source to target. Edges of one pair are spread evenly around the line, so none hides another;
 * a single edge is straight. The order is by id, so a picture does not depend on the order of arrival.
 */
export function fan(edges: readonly EdgeSummary[]): Map<string, number> {
  const pairs = new Map<string, EdgeSummary[]>();
  for (const edge of edges) {
    const pair = edge.source < edge.target ? `${edge.source}\n${edge.target}` : `${edge.target}\n${edge.source}`;
    const list = pairs.get(pair);
    if (list === undefined) pairs.set(pair, [edge]);
    else list.push(edge);
  }
  const bends = new Map<string, number>();
  for (const list of pairs.values()) {
    list.sort((a, b) => (a.id < b.id ? -1 : 1));
    const step = Math.min(FAN_STEP, 1.1 / list.length);
    list.forEach((edge, i) => {
      const offset = (i - (list.length - 1) / 2) * step;
      bends.set(edge.id, edge.source < edge.target ? offset : -offset);
    });
  }
  return bends;
}
