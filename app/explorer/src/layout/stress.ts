import { distances } from "./components";

export type Points = Float64Array;  // x0, y0, x1, y1, ...

/**
 * Stress majorization of one connected component (Gansner, Koren and North, "Graph Drawing by Stress Majorization",
 * 2004), node by node: every pair is to stand as far apart as the way between them is long, near pairs weighing more.
 * Deterministic: a function of the links and of where the points stand at the start. Quadratic in the nodes.
 */
export function stress(links: readonly (readonly number[])[], members: readonly number[], points: Points, rounds: number): void {
  const n = members.length;
  if (n < 2) return;
  const index = new Map(members.map((node, i) => [node, i]));
  const local = members.map((node) => (links[node] ?? []).map((other) => index.get(other) as number));
  // Between two nodes of many neighbours more room is needed than a step: 1 plus a little for each end's degree.
  const room = local.map((others) => 1 + 0.12 * Math.log2(1 + others.length));
  const wanted = new Float32Array(n * n);
  for (let i = 0; i < n; i += 1) {
    const steps = distances(local, i);
    for (let j = 0; j < n; j += 1) {
      const away = steps[j] as number;
      wanted[i * n + j] = away <= 1 ? away * Math.max(room[i] as number, room[j] as number) : away;
    }
  }
  for (let round = 0; round < rounds; round += 1) {
    let moved = 0;
    for (let i = 0; i < n; i += 1) {
      const xi = points[2 * (members[i] as number)] as number;
      const yi = points[2 * (members[i] as number) + 1] as number;
      let x = 0;
      let y = 0;
      let total = 0;
      for (let j = 0; j < n; j += 1) {
        if (j === i) continue;
        const xj = points[2 * (members[j] as number)] as number;
        const yj = points[2 * (members[j] as number) + 1] as number;
        const d = wanted[i * n + j] as number;
        const weight = 1 / (d * d);
        const length = Math.max(1e-6, Math.hypot(xi - xj, yi - yj));
        x += weight * (xj + (d * (xi - xj)) / length);
        y += weight * (yj + (d * (yi - yj)) / length);
        total += weight;
      }
      points[2 * (members[i] as number)] = x / total;
      points[2 * (members[i] as number) + 1] = y / total;
      moved = Math.max(moved, Math.abs(x / total - xi), Math.abs(y / total - yi));
    }
    if (moved < 1e-3) return;
  }
}
