import type { EdgeLabelDrawingFunction, NodeHoverDrawingFunction, NodeLabelDrawingFunction } from "sigma/rendering";
import type { NodeDisplayData } from "sigma/types";
import { edgeCurve } from "./curve";
import type { DrawnEdge } from "./edge-program";
import type { DrawnNode } from "./node-program";
import { GROUNDS, type Ground } from "./palette";
import { Room, type Box } from "./room";
import type { Side } from "./sides";

export const FONT = 'system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif';

const MAX_LABEL = 34;
/** Where there is no room for more. */
const SHORT_LABEL = 14;

/** A name short enough to stand beside a node; the panel shows it whole. Never cuts a pair of surrogates. */
export function shorten(name: string, most = MAX_LABEL): string {
  const flat = name.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ");
  const letters = [...flat];
  return letters.length <= most ? flat : `${letters.slice(0, most - 1).join("").trimEnd()}…`;
}

export interface Badge { key: string; x: number; y: number; width: number; height: number }

/** Colours and what was drawn where, shared by the drawing functions that sigma calls. */
export const ink: { ground: Ground; badges: Badge[]; labels: Map<string, Box>; room: Room } =
  { ground: GROUNDS.light, badges: [], labels: new Map(), room: new Room(0, 0) };

/** Forgets what was drawn where, before a picture of this size is drawn. */
export function clearInk(width: number, height: number): void {
  ink.badges = [];
  ink.labels.clear();
  ink.room = new Room(width, height);
}

export function haloed(context: CanvasRenderingContext2D, text: string, x: number, y: number, color: string): void {
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = ink.ground.page;
  context.strokeText(text, x, y);
  context.fillStyle = color;
  context.fillText(text, x, y);
}

type LabelData = Pick<NodeDisplayData, "x" | "y" | "size" | "label" | "color"> & Partial<Pick<NodeDisplayData, "forceLabel">> & Partial<DrawnNode> & { key?: string };

function drawBadge(context: CanvasRenderingContext2D, data: LabelData): void {
  const more = data.more ?? 0;
  if (more <= 0) return;
  const text = `+${more}`;
  context.font = `600 10.5px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const width = context.measureText(text).width + 10;
  const x = data.x + data.size * 0.75 + 2;
  const y = data.y - data.size - 10;
  context.beginPath();
  context.roundRect(x, y, width, 16, 8);
  context.fillStyle = ink.ground.page;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = ink.ground.dim;
  context.stroke();
  context.fillStyle = ink.ground.text;
  context.fillText(text, x + width / 2, y + 8.5);
  if (data.key === undefined) return;
  ink.badges.push({ key: data.key, x, y, width, height: 16 });
  ink.room.take({ x, y, width, height: 16 });
}

const SIDES: readonly Side[] = ["below", "above", "right", "left"];

/** Where a label of this size may stand beside a node, best first: on the four sides, then over the corners. */
function places(data: LabelData, width: number, height: number): Box[] {
  const reach = data.size * Math.max(1, (data.scale ?? 1) * 0.85);
  const at = (x: number, y: number): Box => ({ x: data.x + x - width / 2, y: data.y + y, width, height });
  const aside = reach + 5 + width / 2;
  const [under, over] = [reach + 4, -reach - height - 3];
  const bySide: Readonly<Record<Side, Box>> = { below: at(0, under), above: at(0, over), right: at(aside, -height / 2), left: at(-aside, -height / 2) };
  const corner = width / 2 + data.size * 0.4;
  return [...(data.sides ?? SIDES).map((side) => bySide[side]), at(corner, under), at(-corner, under), at(corner, over), at(-corner, over)];
}

export const drawNodeLabel: NodeLabelDrawingFunction = (context, data: LabelData, settings) => {
  drawBadge(context, data);
  if (!data.label) return;
  context.font = `${data.ringWidth ? 700 : settings.labelWeight} ${settings.labelSize}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "top";
  const placesOf = (text: string): Box[] => places(data, context.measureText(text).width, settings.labelSize + 1);
  let text = data.label;
  let place: Box | null = null;
  if (data.ringWidth) {
    // The label of what is selected is there whatever stands in its way.
    place = placesOf(text)[0] as Box;
    ink.room.take(place);
  } else {
    place = ink.room.find(placesOf(text));
    if (place === null && data.forceLabel) {
      text = shorten(text, SHORT_LABEL);
      place = ink.room.find(placesOf(text));
    }
  }
  if (place !== null) {
    haloed(context, text, place.x + place.width / 2, place.y, data.labelColor ?? ink.ground.text);
    if (data.key !== undefined) ink.labels.set(data.key, place);
  }
  if (data.pinned) {
    context.beginPath();
    context.arc(data.x - data.size - 3, data.y - data.size - 3, 2.5, 0, 2 * Math.PI);
    context.fillStyle = ink.ground.accent;
    context.fill();
  }
};

/** The node under the pointer: its whole label once more where it stands, above all others. */
export const drawNodeHover: NodeHoverDrawingFunction = (context, data: LabelData, settings) => {
  if (!data.label) return;
  context.font = `700 ${settings.labelSize}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "top";
  const place = ink.labels.get(data.key ?? "") ?? (places(data, context.measureText(data.label).width, settings.labelSize + 1)[0] as Box);
  haloed(context, data.label, place.x + place.width / 2, place.y, data.labelColor ?? ink.ground.text);
};

export const drawEdgeLabel: EdgeLabelDrawingFunction = (context, data, source, target, settings) => {
  if (!data.label) return;
  const curve = edgeCurve(source, target, source.size, target.size, (data as Partial<DrawnEdge>).bend ?? 0, data.size);
  if (curve === null) return;
  context.font = `${settings.edgeLabelWeight} ${settings.edgeLabelSize}px ${FONT}`;
  const room = Math.hypot(target.x - source.x, target.y - source.y) - source.size - target.size;
  const width = context.measureText(data.label).width;
  if (!data.forceLabel && width > room * 1.05) return;
  const height = settings.edgeLabelSize;
  const place = { x: curve.middle.x - width / 2, y: curve.middle.y - height / 2, width, height };
  if (!data.forceLabel && ink.room.find([place]) === null) return;
  context.textAlign = "center";
  context.textBaseline = "middle";
  haloed(context, data.label, curve.middle.x, curve.middle.y, data.color);
};
