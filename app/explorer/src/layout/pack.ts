import type { Points } from "./stress";

interface Box { members: readonly number[]; x: number; y: number; width: number; height: number }

function boxOf(points: Points, members: readonly number[]): Box {
  let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
  for (const i of members) {
    left = Math.min(left, points[2 * i] as number);
    right = Math.max(right, points[2 * i] as number);
    top = Math.min(top, points[2 * i + 1] as number);
    bottom = Math.max(bottom, points[2 * i + 1] as number);
  }
  return { members, x: left, y: top, width: right - left, height: bottom - top };
}

/** Lays the components (largest first) beside each other in rows about as wide as all are high. */
export function pack(points: Points, parts: readonly (readonly number[])[], gap: number): void {
  const boxes = parts.map((members) => boxOf(points, members));
  const area = boxes.reduce((sum, box) => sum + (box.width + gap) * (box.height + gap), 0);
  const width = Math.max((boxes[0]?.width ?? 0) + gap, Math.sqrt(area) * 1.35);
  let x = 0, y = 0, row = 0;
  for (const box of boxes) {
    if (x > 0 && x + box.width > width) {
      x = 0;
      y += row + gap;
      row = 0;
    }
    for (const i of box.members) {
      points[2 * i] = (points[2 * i] as number) - box.x + x;
      points[2 * i + 1] = (points[2 * i + 1] as number) - box.y + y;
    }
    x += box.width + gap;
    row = Math.max(row, box.height);
  }
}
