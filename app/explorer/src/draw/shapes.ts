import type { Shape } from "./palette";

/** Corners of the regular polygons, and by how much their radius exceeds the circle's so that areas look alike. */
const POLYGONS: Readonly<Record<string, { corners: number; turn: number; scale: number }>> = {
  square: { corners: 4, turn: Math.PI / 4, scale: 1.24 },
  hexagon: { corners: 6, turn: 0, scale: 1.1 },
  pentagon: { corners: 5, turn: 0, scale: 1.16 },
  triangle: { corners: 3, turn: 0, scale: 1.42 },
  diamond: { corners: 4, turn: 0, scale: 1.28 },
  octagon: { corners: 8, turn: Math.PI / 8, scale: 1.06 },
};

export interface ShapeCode {
  /** 0 a circle, -1 a note, else the number of corners. */
  readonly corners: number;
  /** Clockwise from a corner at the top, in radians. */
  readonly turn: number;
  readonly scale: number;
}

export const NOTE_SIDE = 0.9;
export const NOTE_CUT = 0.62;

export function shapeCode(shape: Shape): ShapeCode {
  if (shape === "circle") return { corners: 0, turn: 0, scale: 1 };
  if (shape === "note") return { corners: -1, turn: 0, scale: 1 };
  return POLYGONS[shape] as ShapeCode;
}

/** The outline as an SVG path around (x, y), y downwards. */
export function shapePath(shape: Shape, x: number, y: number, radius: number): string {
  const at = (px: number, py: number): string => `${round(px)} ${round(py)}`;
  const { corners, turn, scale } = shapeCode(shape);
  if (corners === 0) {
    const r = round(radius);
    return `M${at(x - radius, y)}a${r} ${r} 0 1 0 ${round(2 * radius)} 0a${r} ${r} 0 1 0 ${round(-2 * radius)} 0Z`;
  }
  if (corners === -1) {
    const s = NOTE_SIDE * radius;
    const cut = s - NOTE_CUT * radius;
    return `M${at(x - s, y - s)}L${at(x + s - 2 * cut, y - s)}L${at(x + s, y - s + 2 * cut)}L${at(x + s, y + s)}L${at(x - s, y + s)}Z`;
  }
  const points = Array.from({ length: corners }, (_, i) => {
    const angle = turn + (i * 2 * Math.PI) / corners;
    return at(x + Math.sin(angle) * radius * scale, y - Math.cos(angle) * radius * scale);
  });
  return `M${points.join("L")}Z`;
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
