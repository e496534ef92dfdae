import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import type { Pause } from "./layout";
import type { Points } from "./stress";

const SLICE_MS = 24;
const FINE = 160;
const COARSE = 60;

/**
 * ForceAtlas2 with Barnes and Hut's approximation, from fixed starting points and for a fixed number of iterations,
 * in slices between which the page breathes. Where the slices fall does not change the outcome: an iteration reads
 * nothing but what the one before left.
 */
export async function large(points: Points, pairs: readonly (readonly [number, number])[], pause: Pause): Promise<void> {
  const graph = new Graph({ type: "undirected", multi: false, allowSelfLoops: false });
  const n = points.length / 2;
  for (let i = 0; i < n; i += 1) graph.addNode(i, { x: points[2 * i], y: points[2 * i + 1], size: 1 });
  for (const [a, b] of pairs) if (a !== b) graph.mergeEdge(a, b);
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: true, barnesHutTheta: 0.8, gravity: 0.6, scalingRatio: 1.2 };
  const rounds = n > 3000 ? COARSE : FINE;
  let since = performance.now();
  for (let round = 0; round < rounds; round += 5) {
    forceAtlas2.assign(graph, { iterations: 5, settings });
    if (performance.now() - since < SLICE_MS) continue;
    await pause();
    since = performance.now();
  }
  graph.forEachNode((key, { x, y }) => {
    points[2 * Number(key)] = x as number;
    points[2 * Number(key) + 1] = y as number;
  });
  scaleToUnit(points, pairs);
}

/** Scales the picture so that the median edge is one unit long. */
function scaleToUnit(points: Points, pairs: readonly (readonly [number, number])[]): void {
  const lengths = pairs
    .map(([a, b]) => Math.hypot((points[2 * a] as number) - (points[2 * b] as number), (points[2 * a + 1] as number) - (points[2 * b + 1] as number)))
    .filter((length) => length > 0)
    .sort((a, b) => a - b);
  const median = lengths[lengths.length >> 1];
  if (median === undefined) return;
  for (let i = 0; i < points.length; i += 1) points[i] = ((points[i] as number) / median) * 2;
}
