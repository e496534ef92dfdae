import type { EdgeLabelDrawingFunction, NodeHoverDrawingFunction, NodeLabelDrawingFunction } from "sigma/rendering";
import type { NodeDisplayData } from "sigma/types";
import { edgeCurve } from "./curve";
import type { DrawnEdge } from "./edge-program";
import type { DrawnNode } from "./node-program";
import { GROUNDS, type Ground } from "./palette";
import { Room, type Box } from "./room";

export const FONT = 'system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif';

const MAX_LABEL = 34;

/** A name short enough to stand under a node; the panel shows it whole. Never cuts a pair of surrogates. */
export function shorten(name: string): string {
  const flat = name.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ");
  const letters = [...flat];
  return letters.length <= MAX_LABEL ? flat : `${letters.slice(0, MAX_LABEL - 1).join("")}…`;
}

export interface Badge { key: string; x: number; y: number; width: number; height: number }

/** Colours and what was drawn where, shared by the drawing functions that sigma calls. */
export const ink: { ground: Ground; badges: Badge[]; room: Room } = { ground: GROUNDS.light, badges: [], room: new Room() };

function haloed(context: CanvasRenderingContext2D, text: string, x: number, y: number, color: string): void {
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = ink.ground.page;
  context.strokeText(text, x, y);
  context.fillStyle = color;
  context.fillText(text, x, y);
}

type LabelData = Pick<NodeDisplayData, "x" | "y" | "size" | "label" | "color"> & Partial<DrawnNode> & { key?: string };

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

export const drawNodeLabel: NodeLabelDrawingFunction = (context, data: LabelData, settings) => {
  drawBadge(context, data);
  ink.room.take({ x: data.x - data.size, y: data.y - data.size, width: 2 * data.size, height: 2 * data.size });
  if (!data.label) return;
  context.font = `${data.ringWidth ? 700 : settings.labelWeight} ${settings.labelSize}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "top";
  const reach = data.size * Math.max(1, (data.scale ?? 1) * 0.85);
  const [width, height] = [context.measureText(data.label).width, settings.labelSize + 1];
  const at = (x: number, y: number): Box => ({ x: data.x + x - width / 2, y: data.y + y, width, height });
  const beside = reach + 5 + width / 2;
  const below = at(0, reach + 4);
  // The label of what is selected stands below it whatever is there.
  const place = data.ringWidth || data.key === undefined ? below
    : ink.room.find([below, at(0, -reach - height - 3), at(beside, -height / 2), at(-beside, -height / 2)]);
  if (data.ringWidth) ink.room.take(below);
  if (place !== null) haloed(context, data.label, place.x + width / 2, place.y, data.labelColor ?? ink.ground.text);
  if (data.pinned) {
    context.beginPath();
    context.arc(data.x - data.size - 3, data.y - data.size - 3, 2.5, 0, 2 * Math.PI);
    context.fillStyle = ink.ground.accent;
    context.fill();
  }
};

/** The node under the pointer: its label once more, above all others. */
export const drawNodeHover: NodeHoverDrawingFunction = (context, data, settings) => {
  drawNodeLabel(context, { ...data, key: undefined, more: 0 }, { ...settings, labelWeight: "700" });
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
