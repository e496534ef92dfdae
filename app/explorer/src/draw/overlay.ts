import type Graph from "graphology";
import type Sigma from "sigma";
import { edgeCurve, type Point } from "./curve";
import { FONT, haloed, ink, shorten } from "./labels";
import { edgeDash, GROUNDS, nodeStyle, type Dash, type NodeStyle } from "./palette";
import { DASH_ARRAYS } from "./scene";
import { shapePath } from "./shapes";
import { edgeTitle, type Picture } from "./view";

const EDGE_WIDTH = 2.4;
const RING_WIDTH = 3.5;

interface End extends Point { readonly size: number }

interface MarkedNode extends End {
  readonly style: NodeStyle;
  readonly ring: string;
  readonly label: string;
}

interface MarkedEdge {
  readonly from: End;
  readonly to: End;
  readonly bend: number;
  readonly color: string;
  readonly dash: Dash;
  readonly label: string;
}

/** What `picture` marks, and the node that is dragged, over a picture that does not show it yet. */
export function drawOverlay(sigma: Sigma, graph: Graph, picture: Picture, dragged: string | null): void {
  const context = sigma.getCanvases()["hovers"]?.getContext("2d") ?? null;
  if (context === null) return;
  const { width, height } = sigma.getDimensions();
  context.clearRect(0, 0, width, height);
  const accent = GROUNDS[picture.theme].accent;
  const end = (key: string): End | null => {
    const data = sigma.getNodeDisplayData(key);
    return data === undefined || data.hidden ? null : { ...sigma.framedGraphToViewport(data), size: sigma.scaleSize(data.size) };
  };
  for (const id of new Set([picture.selectedEdge, picture.cursorEdge])) {
    const edge = id === null ? undefined : picture.model.edges.get(id);
    const [from, to] = edge === undefined ? [null, null] : [end(edge.source), end(edge.target)];
    if (edge === undefined || from === null || to === null) continue;
    drawEdge(context, { from, to, bend: picture.bends.get(edge.id) ?? 0, color: accent, dash: edgeDash(edge), label: edgeTitle(edge) });
  }
  for (const key of new Set([picture.anchor, picture.selectedNode, picture.cursorNode, dragged])) {
    const place = key === null ? null : end(key);
    if (key === null || place === null) continue;
    const { name, entity } = graph.getNodeAttributes(key) as { name: string; entity: string };
    drawNode(context, { ...place, style: nodeStyle(entity), ring: accent, label: shorten(name) });
  }
}

function drawEdge(context: CanvasRenderingContext2D, { from, to, bend, color, dash, label }: MarkedEdge): void {
  const curve = edgeCurve(from, to, from.size, to.size, bend, EDGE_WIDTH);
  if (curve === null) return;
  const { start, control, end, arrow, middle } = curve;
  context.strokeStyle = context.fillStyle = color;
  context.lineWidth = EDGE_WIDTH;
  context.setLineDash(DASH_ARRAYS[dash](EDGE_WIDTH));
  context.beginPath();
  context.moveTo(start.x, start.y);
  context.quadraticCurveTo(control.x, control.y, end.x, end.y);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  for (const corner of arrow) context.lineTo(corner.x, corner.y);
  context.fill();
  context.font = `500 11px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  haloed(context, label, middle.x, middle.y, color);
}

function drawNode(context: CanvasRenderingContext2D, { x, y, size, style, ring, label }: MarkedNode): void {
  const path = new Path2D(shapePath(style.shape, x, y, size));
  context.lineJoin = "round";
  context.lineWidth = 2 * RING_WIDTH;
  context.strokeStyle = ring;
  context.stroke(path);
  context.fillStyle = style.fill;
  context.fill(path);
  context.lineWidth = 1.6;
  context.strokeStyle = style.border;
  context.stroke(path);
  context.font = `700 12.5px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "top";
  haloed(context, label, x, y + size + RING_WIDTH + 4, ink.ground.text);
}
