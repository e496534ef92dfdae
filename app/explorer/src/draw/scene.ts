import type { EdgeSummary } from "../api/types";
import type { ModelNode } from "../graph/model";
import type { Visible } from "../graph/visible";
import type { Positions } from "../layout/layout";
import { edgeCurve, type Point } from "./curve";
import { FONT, shorten } from "./labels";
import { edgeColor, edgeDash, edgeWidth, GROUNDS, nodeSize, nodeStyle, type Dash, type Theme } from "./palette";
import { round, shapePath } from "./shapes";
import { sides, type Side } from "./sides";
import { edgeTitle } from "./view";

/** One mark of a picture. Paths are SVG path data; Path2D reads the same. */
export type Mark =
  | { kind: "path"; d: string; fill: string | null; stroke: string | null; width: number; dash: Dash; title: string }
  | { kind: "text"; x: number; y: number; text: string; size: number; weight: number; color: string; anchor: "middle" | "start" };

/** A picture as a list of marks, first to last, independent of what draws it. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly ground: string;
  readonly marks: readonly Mark[];
}

const UNIT = 104;
const MARGIN = 70;
const LEGEND_ROW = 20;
const EDGE_LABELS = 80;

export const DASH_ARRAYS: Readonly<Record<Dash, (width: number) => number[]>> = {
  solid: () => [],
  dashed: (width) => [7 + width / 2, 5 + width / 2],
  dotted: (width) => [Math.max(1.8, width * 0.8), 3.5 + width * 0.6],
};

/** The whole of what is shown, in its layout, with a legend below. */
export function scene(shown: Visible, positions: Positions, bends: ReadonlyMap<string, number>, theme: Theme): Scene {
  const ground = GROUNDS[theme];
  const places = shown.nodes.map((node) => positions.get(node.key) ?? ([0, 0] as const));
  const left = Math.min(0, ...extremes(places, 0, Math.min));
  const top = Math.max(0, ...extremes(places, 1, Math.max));
  const spanX = Math.max(0, ...extremes(places, 0, Math.max)) - left;
  const spanY = top - Math.min(0, ...extremes(places, 1, Math.min));
  const at = new Map<string, Point>();
  shown.nodes.forEach((node, i) => {
    const [x, y] = places[i] as readonly [number, number];
    at.set(node.key, { x: round((x - left) * UNIT + MARGIN), y: round((top - y) * UNIT + MARGIN) });
  });
  const width = Math.max(420, Math.ceil(spanX * UNIT + 2 * MARGIN));
  const marks: Mark[] = [];
  const degrees = new Map(shown.nodes.map((node) => [node.key, nodeSize(node.degree)]));
  const names = new Map(shown.nodes.map((node) => [node.key, node.name]));
  for (const edge of shown.edges) addEdge(marks, edge, at, degrees, names, bends.get(edge.id) ?? 0, theme, shown.edges.length <= EDGE_LABELS);
  const free = sides(shown.edges, positions);
  for (const node of shown.nodes) addNode(marks, node, at.get(node.key) as Point, ground.text, free.get(node.key)?.find((side) => side === "above" || side === "below") ?? "below");
  const bottom = Math.ceil(spanY * UNIT + 2 * MARGIN);
  const height = addLegend(marks, shown, width, bottom, theme);
  return { width, height, ground: ground.page, marks };
}

function extremes(places: readonly (readonly [number, number])[], axis: 0 | 1, pick: (a: number, b: number) => number): number[] {
  const first = places[0];
  return first === undefined ? [] : [places.reduce((best, place) => pick(best, place[axis]), first[axis])];
}

function addNode(marks: Mark[], node: ModelNode, place: Point, ink: string, side: Side): void {
  const style = nodeStyle(node.label);
  const size = nodeSize(node.degree);
  marks.push({ kind: "path", d: shapePath(style.shape, place.x, place.y, size), fill: style.fill, stroke: style.border, width: 1.6, dash: "solid",
               title: `${node.name} (${node.label})` });
  marks.push({ kind: "text", x: place.x, y: side === "below" ? place.y + size + 15 : place.y - size - 7, text: shorten(node.name), size: 12.5, weight: 500, color: ink, anchor: "middle" });
}

function addEdge(marks: Mark[], edge: EdgeSummary, at: ReadonlyMap<string, Point>, sizes: ReadonlyMap<string, number>,
                 names: ReadonlyMap<string, string>, bend: number, theme: Theme, labelled: boolean): void {
  const from = at.get(edge.source);
  const to = at.get(edge.target);
  if (from === undefined || to === undefined) return;
  const width = edgeWidth(edge.mentions);
  const curve = edgeCurve(from, to, sizes.get(edge.source) ?? 7, sizes.get(edge.target) ?? 7, bend, width);
  if (curve === null) return;
  const color = edgeColor(edge.type, theme);
  const p = (point: Point): string => `${round(point.x)} ${round(point.y)}`;
  const title = `${names.get(edge.source) ?? edge.source} ${edgeTitle(edge)} ${names.get(edge.target) ?? edge.target}`;
  marks.push({ kind: "path", d: `M${p(curve.start)}Q${p(curve.control)} ${p(curve.end)}`, fill: null, stroke: color, width: round(width), dash: edgeDash(edge), title });
  marks.push({ kind: "path", d: `M${curve.arrow.map(p).join("L")}Z`, fill: color, stroke: null, width: 0, dash: "solid", title });
  if (labelled) {
    marks.push({ kind: "text", x: round(curve.middle.x), y: round(curve.middle.y + 4), text: edgeTitle(edge), size: 11, weight: 500, color, anchor: "middle" });
  }
}

function addLegend(marks: Mark[], shown: Visible, width: number, top: number, theme: Theme): number {
  const ink = GROUNDS[theme].text;
  const labels = [...new Set(shown.nodes.map((node) => node.label))].sort();
  const types = [...new Set(shown.edges.map((edge) => edge.type))].sort();
  const columns = Math.max(1, Math.floor((width - 2 * MARGIN + 40) / 130));
  let row = 0;
  let column = 0;
  const next = (): { x: number; y: number } => {
    if (column === columns) {
      column = 0;
      row += 1;
    }
    column += 1;
    return { x: MARGIN - 30 + (column - 1) * 130, y: top + row * LEGEND_ROW };
  };
  for (const label of labels) {
    const { x, y } = next();
    const style = nodeStyle(label);
    marks.push({ kind: "path", d: shapePath(style.shape, x + 10, y, 6), fill: style.fill, stroke: style.border, width: 1.3, dash: "solid", title: label });
    marks.push({ kind: "text", x: x + 26, y: y + 4, text: label, size: 11.5, weight: 400, color: ink, anchor: "start" });
  }
  const line = (text: string, color: string, dash: Dash): void => {
    const { x, y } = next();
    marks.push({ kind: "path", d: `M${x} ${y}L${x + 20} ${y}`, fill: null, stroke: color, width: 2, dash, title: text });
    marks.push({ kind: "text", x: x + 26, y: y + 4, text, size: 11.5, weight: 400, color: ink, anchor: "start" });
  };
  for (const type of types) line(type, edgeColor(type, theme), "solid");
  if (shown.edges.some((edge) => edge.negated)) line("denied", ink, "dashed");
  if (shown.edges.some((edge) => edgeDash(edge) === "dotted")) line("planned, possible", ink, "dotted");
  return top + (row + 1) * LEGEND_ROW + 16;
}

/** Draws a scene; the caller has scaled the context. */
export function paint(context: CanvasRenderingContext2D, picture: Scene): void {
  context.fillStyle = picture.ground;
  context.fillRect(0, 0, picture.width, picture.height);
  for (const mark of picture.marks) {
    if (mark.kind === "path") {
      const path = new Path2D(mark.d);
      if (mark.fill !== null) {
        context.fillStyle = mark.fill;
        context.fill(path);
      }
      if (mark.stroke !== null) {
        context.strokeStyle = mark.stroke;
        context.lineWidth = mark.width;
        context.setLineDash(DASH_ARRAYS[mark.dash](mark.width));
        context.stroke(path);
      }
    } else {
      context.setLineDash([]);
      context.font = `${mark.weight} ${mark.size}px ${FONT}`;
      context.textAlign = mark.anchor === "middle" ? "center" : "left";
      context.textBaseline = "alphabetic";
      context.lineJoin = "round";
      context.lineWidth = 4;
      context.strokeStyle = picture.ground;
      context.strokeText(mark.text, mark.x, mark.y);
      context.fillStyle = mark.color;
      context.fillText(mark.text, mark.x, mark.y);
    }
  }
}
