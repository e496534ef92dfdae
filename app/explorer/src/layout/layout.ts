import type { Model } from "../graph/model";
import { adjacency, components } from "./components";
import { large } from "./large";
import { pack } from "./pack";
import { pointOf } from "./random";
import { separate } from "./separate";
import { stress } from "./stress";

export type Positions = ReadonlyMap<string, readonly [number, number]>;

/** Above this many nodes the quadratic layout gives way to the one for large graphs. */
export const STRESS_LIMIT = 450;
const GAP = 0.62;

/** A pause between slices of work, so that the page stays alive. */
export type Pause = () => Promise<void>;

/**
 * Where the model's nodes stand: a function of the model and of `before`, the positions it grew from. Nodes new here
 * start beside a neighbour that has a place. One unit is the length of an edge.
 */
export async function layout(model: Model, before: Positions, pause: Pause): Promise<Positions> {
  const keys = [...model.nodes.keys()];
  const index = new Map(keys.map((key, i) => [key, i]));
  const pairs: [number, number][] = [];
  for (const edge of model.edges.values()) pairs.push([index.get(edge.source) as number, index.get(edge.target) as number]);
  const links = adjacency(keys.length, pairs);
  const points = start(keys, links, before);
  const parts = components(links);
  if (keys.length <= STRESS_LIMIT) {
    for (const members of parts) {
      stress(links, members, points, 120);
      if (members.length === 2) stand(members as [number, number], points);
    }
  } else {
    await large(points, pairs, pause);
  }
  separate(points, GAP, keys.length <= STRESS_LIMIT ? 40 : 4);
  if (parts.length > 1 && keys.length <= STRESS_LIMIT) pack(points, parts, 1.4);
  return new Map(keys.map((key, i) => [key, [points[2 * i] as number, points[2 * i + 1] as number]]));
}

/** A pair stands one above the other, so that its names do not meet. */
function stand([a, b]: readonly [number, number], points: Float64Array): void {
  points.set([points[2 * a] as number, (points[2 * a + 1] as number) - 1], 2 * b);
}

function start(keys: readonly string[], links: readonly (readonly number[])[], before: Positions): Float64Array {
  const points = new Float64Array(2 * keys.length);
  const spread = Math.sqrt(keys.length);
  keys.forEach((key, i) => {
    const [dx, dy] = pointOf(key);
    const placed = before.get(key);
    if (placed !== undefined) {
      points.set(placed, 2 * i);
      return;
    }
    const anchor = links[i]?.find((j) => before.has(keys[j] as string));
    const [x, y] = anchor === undefined ? [0, 0] : (before.get(keys[anchor] as string) as readonly [number, number]);
    const scale = anchor === undefined ? spread : 1;
    points[2 * i] = x + dx * scale;
    points[2 * i + 1] = y + dy * scale;
  });
  return points;
}
