import type { EdgeSummary } from "../api/types";
import type { Positions } from "../layout/layout";

export type Side = "below" | "above" | "right" | "left";

const SIDES: readonly Side[] = ["below", "above", "right", "left"];
/** A line that rises or falls by more than this much of its way across passes above or below the node, else beside it. */
const STEEP = 0.6;

/** The sides of each node on which its label may stand, first those where the fewest lines begin or end. */
export function sides(edges: readonly EdgeSummary[], positions: Positions): Map<string, readonly Side[]> {
  const lines = new Map<string, Record<Side, number>>();
  const add = (key: string, other: string): void => {
    const [from, to] = [positions.get(key), positions.get(other)];
    if (from === undefined || to === undefined || key === other) return;
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const own = lines.get(key) ?? { below: 0, above: 0, right: 0, left: 0 };
    own[Math.abs(dy) > STEEP * Math.abs(dx) ? (dy > 0 ? "above" : "below") : dx > 0 ? "right" : "left"] += 1;
    lines.set(key, own);
  };
  for (const { source, target } of edges) {
    add(source, target);
    add(target, source);
  }
  return new Map([...lines].map(([key, own]) => [key, [...SIDES].sort((a, b) => own[a] - own[b])]));
}
