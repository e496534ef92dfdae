import type { Positions } from "../layout/layout";

const MIN_WIDTH = 3.4;
const MIN_HEIGHT = 2.6;

/** The box that fits the screen: everything there is, but never less than a few edge lengths. Null where nothing is. */
export function frame(nodes: Iterable<string>, positions: Positions): { x: [number, number]; y: [number, number] } | null {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const node of nodes) {
    const [x, y] = positions.get(node) ?? [0, 0];
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  if (left > right) return null;
  const padX = Math.max(0, (MIN_WIDTH - (right - left)) / 2);
  const padY = Math.max(0, (MIN_HEIGHT - (top - bottom)) / 2);
  return { x: [left - padX, right + padX], y: [bottom - padY, top + padY] };
}
