// The one geometry of an edge, for the exported picture and for labels; the edge program computes the same on the GPU.
// Pixels, y downwards.

export interface Point { x: number; y: number }

export interface EdgeCurve {
  /** Where the visible line begins and ends, and the control point of the quadratic curve between. */
  readonly start: Point;
  readonly control: Point;
  readonly end: Point;
  /** Tip and base corners of the arrow head. */
  readonly arrow: readonly [Point, Point, Point];
  /** About the middle: where the label stands. */
  readonly middle: Point;
}

export const ARROW = 5;
/** Labels of parallel edges stand aside of each other: along the line by so much of their bend. */
const LABEL_STAGGER = 0.55;

/** The curve from `from` to `to`, which have these radii, bent as graph/fan.ts says; null where the ends coincide. */
export function edgeCurve(from: Point, to: Point, fromRadius: number, toRadius: number, bend: number, width: number): EdgeCurve | null {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy);
  if (length < 1) return null;
  // To the left of the way as the reader sees it: (dy, -dx), because y goes down.
  const control = { x: (from.x + to.x) / 2 + dy * bend * 2, y: (from.y + to.y) / 2 - dx * bend * 2 };
  const arc = length * (1 + 2.67 * bend * bend);
  const head = ARROW + width * 2.2;
  const t0 = Math.min(0.45, (fromRadius + 1) / arc);
  const tip = 1 - Math.min(0.4, (toRadius + 2) / arc);
  const t1 = Math.max(t0, tip - head / arc);
  const at = (t: number): Point => ({
    x: (1 - t) * (1 - t) * from.x + 2 * t * (1 - t) * control.x + t * t * to.x,
    y: (1 - t) * (1 - t) * from.y + 2 * t * (1 - t) * control.y + t * t * to.y,
  });
  const slope = (t: number): Point => ({
    x: 2 * (1 - t) * (control.x - from.x) + 2 * t * (to.x - control.x),
    y: 2 * (1 - t) * (control.y - from.y) + 2 * t * (to.y - control.y),
  });
  const start = at(t0);
  const end = at(t1);
  const s0 = slope(t0);
  const along = slope(t1);
  const norm = Math.hypot(along.x, along.y) || 1;
  const half = width / 2 + head * 0.38;
  const side = { x: (-along.y / norm) * half, y: (along.x / norm) * half };
  return {
    start, end,
    control: { x: start.x + ((t1 - t0) / 2) * s0.x, y: start.y + ((t1 - t0) / 2) * s0.y },
    arrow: [at(tip), { x: end.x + side.x, y: end.y + side.y }, { x: end.x - side.x, y: end.y - side.y }],
    middle: at(t0 + (tip - t0) * (0.5 + LABEL_STAGGER * bend)),
  };
}
