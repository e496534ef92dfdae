import type { Points } from "./stress";

/** Pushes points that are nearer than `gap` apart, pair by pair in a fixed order, `rounds` times over a grid. */
export function separate(points: Points, gap: number, rounds: number): void {
  const n = points.length / 2;
  for (let round = 0; round < rounds; round += 1) {
    const cells = new Map<string, number[]>();
    for (let i = 0; i < n; i += 1) {
      const cell = `${Math.floor((points[2 * i] as number) / gap)},${Math.floor((points[2 * i + 1] as number) / gap)}`;
      const list = cells.get(cell);
      if (list === undefined) cells.set(cell, [i]);
      else list.push(i);
    }
    let pushed = false;
    for (let i = 0; i < n; i += 1) {
      const cx = Math.floor((points[2 * i] as number) / gap);
      const cy = Math.floor((points[2 * i + 1] as number) / gap);
      for (let ox = -1; ox <= 1; ox += 1) {
        for (let oy = -1; oy <= 1; oy += 1) {
          for (const j of cells.get(`${cx + ox},${cy + oy}`) ?? []) {
            if (j > i && push(points, i, j, gap)) pushed = true;
          }
        }
      }
    }
    if (!pushed) return;
  }
}

function push(points: Points, i: number, j: number, gap: number): boolean {
  const dx = (points[2 * j] as number) - (points[2 * i] as number);
  const dy = (points[2 * j + 1] as number) - (points[2 * i + 1] as number);
  const length = Math.hypot(dx, dy);
  if (length >= gap * 0.999) return false;
  // Two points on one spot go apart at an angle of their own, so that a heap of them becomes a flower.
  const angle = (i * 2.399963 + j) % (2 * Math.PI);
  const ux = length > 1e-9 ? dx / length : Math.cos(angle);
  const uy = length > 1e-9 ? dy / length : Math.sin(angle);
  const half = (gap - length) / 2;
  points[2 * i] = (points[2 * i] as number) - ux * half;
  points[2 * i + 1] = (points[2 * i + 1] as number) - uy * half;
  points[2 * j] = (points[2 * j] as number) + ux * half;
  points[2 * j + 1] = (points[2 * j + 1] as number) + uy * half;
  return true;
}
