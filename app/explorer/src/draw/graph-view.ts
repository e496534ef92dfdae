import Graph from "graphology";
import Sigma from "sigma";
import type { Settings } from "sigma/settings";
import type { CameraState } from "sigma/types";
import { animateNodes } from "sigma/utils";
import type { EdgeSummary } from "../api/types";
import { createEdgeProgram, type DrawnEdge } from "./edge-program";
import { frame } from "./frame";
import { clearInk, drawNodeHover, drawNodeLabel, FONT, ink, shorten } from "./labels";
import { ShapeProgram, type DrawnNode } from "./node-program";
import { drawOverlay } from "./overlay";
import { edgeColor, edgeDash, edgeWidth, faded, GROUNDS, nodeSize, nodeStyle } from "./palette";
import { shapeCode } from "./shapes";
import { sides, type Side } from "./sides";
import { REST_MS, Slide } from "./slide";
import { edgeTitle, sameFocus, strongest, type Handlers, type Picture } from "./view";
import { isSoftware } from "./webgl";

/** Every node, or edge, has its label as long as there are so many square pixels for each. */
const NODE_ROOM = 6500;
const EDGE_ROOM = 8000;
const MOST_LABELS = 90;
const MANY_EDGES = 3000;
/** Labels keep off nodes, and off the lines at them, up to so many nodes. */
const NEAT_NODES = 400;
/** Most edges drawn without a graphics processor, and most nodes drawn at full size. */
const SOFTWARE_EDGES = 4000;
const FULL_SIZE_NODES = 220;
/** Above so many nodes and edges a picture takes long without a graphics processor. */
const SOFTWARE_MARKS = 1500;
/** Square pixels of canvas for each node at full size. */
const FULL_SIZE_ROOM = 12_000;
/** Marks alone, which stand over the picture meanwhile, are drawn into it so late that a walk by keyboard does not wait. */
const MARKS_MS = 1500;
const NARROW = 500;
/** Sigma looks at everything again for each node or edge that goes, but only once when all go. */
const MANY_GONE = 20;

/** The canvas: sigma over a graphology graph that holds the model's nodes, some of them hidden, and the edges on screen. */
export class GraphView {
  private readonly graph = new Graph({ type: "directed", multi: true, allowSelfLoops: true });
  private readonly sigma: Sigma;
  private picture: Picture | null = null;
  private shownNodes = new Set<string>();
  private drawnEdges: ReadonlyMap<string, EdgeSummary> = new Map();
  private hoveredEdge: string | null = null;
  /** Nodes and lines are drawn smaller the more there are. */
  private scaleDown = 1;
  private fewNodes = MOST_LABELS;
  private fewEdges = MOST_LABELS;
  /** Edges on screen that were left undrawn for want of a graphics processor. */
  undrawn = 0;
  private stopAnimation: (() => void) | null = null;
  private dragged: { key: string; moved: boolean } | null = null;
  private readonly slide: Slide;
  private sides: ReadonlyMap<string, readonly Side[]> = new Map();
  private gone = false;
  /** What is marked otherwise than the picture shows. */
  private stale = { nodes: new Set<string>(), edges: new Set<string>(), focus: false };

  constructor(container: HTMLElement, private readonly handlers: Handlers, private readonly calm: () => boolean) {
    const many = (): boolean => this.drawnEdges.size > MANY_EDGES;
    this.sigma = new Sigma(this.graph, container, {
      allowInvalidContainer: true,
      enableEdgeEvents: true,
      defaultNodeType: "shape",
      defaultEdgeType: "line",
      nodeProgramClasses: { shape: ShapeProgram },
      nodeHoverProgramClasses: { shape: ShapeProgram },
      edgeProgramClasses: { line: createEdgeProgram(1, many), curve: createEdgeProgram(14, many) },
      defaultDrawNodeLabel: drawNodeLabel,
      defaultDrawNodeHover: drawNodeHover,
      renderEdgeLabels: true,
      labelFont: FONT,
      edgeLabelFont: FONT,
      labelSize: 12.5,
      labelWeight: "500",
      edgeLabelSize: 11,
      edgeLabelWeight: "500",
      labelDensity: 0.7,
      labelGridCellSize: 110,
      labelRenderedSizeThreshold: 5,
      minEdgeThickness: 0.9,
      stagePadding: 64,
      zIndex: true,
      minCameraRatio: 0.02,
      maxCameraRatio: 4,
      zoomDuration: calm() ? 0 : 180,
      inertiaDuration: calm() ? 0 : 200,
      nodeReducer: (key, data) => this.drawnNode(key, data as never),
      edgeReducer: (id, data) => this.drawnEdge(id, data as never),
    });
    this.slide = new Slide(this.sigma, () => this.catchUp());
    this.listen();
  }

  /** Draws another picture; `regrown` says that model or positions are new, not only what is marked or hidden. */
  show(picture: Picture, regrown: boolean): void {
    const before = this.picture;
    this.picture = picture;
    ink.ground = GROUNDS[picture.theme];
    this.shownNodes = new Set(picture.shown.nodes.map((node) => node.key));
    if (!regrown && this.slide.on && before?.shown === picture.shown && before.theme === picture.theme) {
      this.mark(before, picture);
      return;
    }
    const drawn = isSoftware() ? strongest(picture.shown.edges, SOFTWARE_EDGES) : picture.shown.edges;
    this.slide.on = isSoftware() && picture.shown.nodes.length + drawn.length > SOFTWARE_MARKS;
    this.sides = picture.shown.nodes.length <= NEAT_NODES ? sides(picture.shown.edges, picture.positions) : new Map();
    this.undrawn = picture.shown.edges.length - drawn.length;
    this.drawnEdges = new Map(drawn.map((edge) => [edge.id, edge]));
    const { width, height } = this.sigma.getDimensions();
    const nodes = Math.max(1, picture.shown.nodes.length);
    this.scaleDown = Math.max(0.28, Math.min(1, Math.sqrt(FULL_SIZE_NODES / nodes), Math.sqrt((width * height) / (nodes * FULL_SIZE_ROOM))));
    this.set("stagePadding", width < NARROW ? 34 : 64);
    this.fewNodes = Math.min(MOST_LABELS, (width * height) / NODE_ROOM);
    this.fewEdges = Math.min(MOST_LABELS, (width * height) / EDGE_ROOM);
    this.set("hideEdgesOnMove", !this.slide.on && picture.shown.edges.length > MANY_EDGES);
    if (regrown) this.grow(picture, before === null);
    this.exchangeEdges();
    this.sigma.refresh();
  }

  /** What is marked otherwise than before is drawn over the picture now, and in the picture later. */
  private mark(before: Picture, now: Picture): void {
    const { stale } = this;
    for (const { selectedNode, cursorNode, anchor, selectedEdge, cursorEdge } of [before, now]) {
      for (const key of [selectedNode, cursorNode, anchor]) if (key !== null) stale.nodes.add(key);
      for (const id of [selectedEdge, cursorEdge]) if (id !== null) stale.edges.add(id);
    }
    stale.focus ||= !sameFocus(before.focus, now.focus);
    drawOverlay(this.sigma, this.graph, now, null);
    this.slide.putOff(stale.focus ? REST_MS : MARKS_MS);
  }

  /** Draws what was put off. */
  private catchUp(): void {
    const { stale, graph } = this;
    this.stale = { nodes: new Set(), edges: new Set(), focus: false };
    this.sigma.refresh({
      partialGraph: {
        nodes: stale.focus ? graph.nodes() : [...stale.nodes].filter((key) => graph.hasNode(key)),
        edges: stale.focus ? graph.edges() : [...stale.edges].filter((id) => graph.hasEdge(id)),
      },
      skipIndexation: true,
    });
  }

  /** A setting that changes has sigma look at everything again. */
  private set<Name extends "stagePadding" | "hideEdgesOnMove">(name: Name, value: Settings[Name]): void {
    if (this.sigma.getSetting(name) !== value) this.sigma.setSetting(name, value);
  }

  private grow(picture: Picture, first: boolean): void {
    this.stopAnimation?.();
    const { graph } = this;
    const targets: Record<string, { x: number; y: number }> = {};
    const gone = graph.nodes().filter((key) => !picture.model.nodes.has(key));
    if (gone.length > MANY_GONE) graph.clear();
    else for (const key of gone) graph.dropNode(key);
    const animated = !first && !this.calm() && picture.model.nodes.size <= 400 && graph.order > 0;
    for (const node of picture.model.nodes.values()) {
      const [x, y] = picture.positions.get(node.key) ?? [0, 0];
      if (graph.hasNode(node.key) && animated) {
        targets[node.key] = { x, y };
        graph.mergeNodeAttributes(node.key, { name: node.name, entity: node.label, degree: node.degree });
      } else {
        graph.mergeNode(node.key, { x, y, name: node.name, entity: node.label, degree: node.degree });
      }
    }
    const box = frame(picture.model.nodes.keys(), picture.positions);
    if (box !== null) this.sigma.setCustomBBox(box);
    if (Object.keys(targets).length > 0) this.stopAnimation = animateNodes(graph, targets, { duration: 280, easing: "quadraticOut" });
  }

  /** Only edges on screen are in the graph: sigma looks at each of its edges for every picture. */
  private exchangeEdges(): void {
    const gone = this.graph.edges().filter((id) => !this.drawnEdges.has(id));
    if (gone.length > MANY_GONE) this.graph.clearEdges();
    else for (const id of gone) this.graph.dropEdge(id);
    for (const edge of this.drawnEdges.values()) {
      if (!this.graph.hasEdge(edge.id)) this.graph.addDirectedEdgeWithKey(edge.id, edge.source, edge.target);
    }
  }

  private drawnNode(key: string, data: { x: number; y: number; name: string; entity: string; degree: number }): Partial<DrawnNode> {
    const p = this.picture;
    if (p === null || !this.shownNodes.has(key)) return { ...data, hidden: true, type: "shape" };
    const style = nodeStyle(data.entity);
    const ground = GROUNDS[p.theme];
    const marked = key === p.selectedNode || key === p.cursorNode || key === p.anchor;
    const lit = p.focus === null || p.focus.nodes.has(key) || marked;
    const few = p.shown.nodes.length <= this.fewNodes;
    const code = shapeCode(style.shape);
    return {
      ...data, ...code, type: "shape",
      label: shorten(data.name),
      size: nodeSize(data.degree) * this.scaleDown,
      sides: this.sides.get(key),
      labelColor: lit ? ground.text : faded(ground.dim, p.theme, 0.55),
      color: lit ? style.fill : faded(style.fill, p.theme),
      border: lit ? style.border : faded(style.border, p.theme),
      ring: key === p.anchor ? style.border : ground.accent,
      ringWidth: key === p.cursorNode ? 4.5 : marked ? 3.5 : 0,
      more: p.more.get(key) ?? 0,
      pinned: p.pins.has(key),
      forceLabel: marked || (lit && p.focus !== null && p.focus.nodes.size <= this.fewNodes) || (few && lit),
      zIndex: marked ? 2 : lit ? 1 : 0,
      hidden: false,
    };
  }

  private drawnEdge(id: string, _data: object): Partial<DrawnEdge> {
    const p = this.picture;
    const edge = this.drawnEdges.get(id);
    if (p === null || edge === undefined) return { hidden: true, type: "line" };
    const marked = id === p.selectedEdge || id === p.cursorEdge || id === this.hoveredEdge;
    const lit = p.focus === null || p.focus.edges.has(id) || marked;
    const bend = p.bends.get(id) ?? 0;
    const color = marked && id !== this.hoveredEdge ? GROUNDS[p.theme].accent : edgeColor(edge.type, p.theme);
    const labelled = marked || (lit && p.shown.edges.length <= this.fewEdges);
    return {
      type: bend === 0 ? "line" : "curve",
      bend,
      dash: edgeDash(edge),
      size: edgeWidth(edge.mentions) * this.scaleDown + (marked ? 1.2 : 0),
      color: lit ? color : faded(color, p.theme),
      label: labelled ? edgeTitle(edge) + (edge.disputed ? " ⚡" : "") : "",
      forceLabel: marked,
      zIndex: marked ? 2 : lit ? 1 : 0,
      hidden: false,
    };
  }

  private listen(): void {
    const { sigma } = this;
    const container = sigma.getContainer();
    const over = (what: "" | "node" | "edge"): void => { container.dataset["over"] = what; };
    sigma.on("afterClear", () => this.clearLabels());
    for (const canvas of Object.values(sigma.getCanvases())) {
      canvas.addEventListener("webglcontextlost", () => {
        if (this.gone) return;
        this.gone = true;
        this.handlers.lost();
      });
    }
    sigma.on("clickNode", ({ node, event }) => {
      if (this.dragged?.moved) return;
      if (!this.clickedBadge(event.x, event.y)) this.handlers.node(node);
    });
    sigma.on("clickEdge", ({ edge, event }) => { if (!this.clickedBadge(event.x, event.y)) this.handlers.edge(edge); });
    sigma.on("clickStage", ({ event }) => { if (!this.clickedBadge(event.x, event.y)) this.handlers.ground(); });
    sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      this.handlers.expand(node);
    });
    sigma.on("enterNode", () => over("node"));
    sigma.on("leaveNode", () => over(""));
    sigma.on("enterEdge", ({ edge }) => { over("edge"); this.hover(edge); });
    sigma.on("leaveEdge", () => { over(""); this.hover(null); });
    sigma.on("downNode", ({ node }) => {
      this.dragged = { key: node, moved: false };
      if (sigma.getCustomBBox() === null) sigma.setCustomBBox(sigma.getBBox());
    });
    sigma.on("moveBody", ({ event }) => {
      if (this.dragged === null) return;
      this.dragged.moved = true;
      const { x, y } = sigma.viewportToGraph(event);
      this.graph.mergeNodeAttributes(this.dragged.key, { x, y });
      if (this.slide.on && this.picture !== null) drawOverlay(this.sigma, this.graph, this.picture, this.dragged.key);
      event.preventSigmaDefault();
      event.original.preventDefault();
      event.original.stopPropagation();
    });
    const release = (): void => {
      const drag = this.dragged;
      if (drag?.moved === true) {
        const { x, y } = this.graph.getNodeAttributes(drag.key) as { x: number; y: number };
        this.handlers.moved(drag.key, x, y);
      }
      // The click that ends a drag comes after this event, and must still see that it was one.
      setTimeout(() => { this.dragged = null; }, 0);
    };
    sigma.on("upNode", release);
    sigma.on("upStage", release);
  }

  /** Labels keep off the nodes. */
  private clearLabels(): void {
    const { sigma } = this;
    const { width, height } = sigma.getDimensions();
    clearInk(width, height);
    const nodes = this.picture?.shown.nodes ?? [];
    if (nodes.length > NEAT_NODES) return;
    const cameraState = sigma.getCamera().getState();
    for (const node of nodes) {
      const data = sigma.getNodeDisplayData(node.key);
      if (data === undefined) continue;
      const { x, y } = sigma.framedGraphToViewport(data, { cameraState });
      const size = sigma.scaleSize(data.size);
      ink.room.take({ x: x - size, y: y - size, width: 2 * size, height: 2 * size });
    }
  }

  private hover(edge: string | null): void {
    // Not worth drawing a large picture anew.
    if (this.slide.on) return;
    const edges = [this.hoveredEdge, edge].filter((one): one is string => one !== null && this.graph.hasEdge(one));
    this.hoveredEdge = edge;
    this.sigma.refresh({ partialGraph: { edges }, skipIndexation: true, schedule: true });
  }

  private clickedBadge(x: number, y: number): boolean {
    const badge = ink.badges.find((one) => x >= one.x && x <= one.x + one.width && y >= one.y && y <= one.y + one.height);
    if (badge !== undefined) this.handlers.more(badge.key);
    return badge !== undefined;
  }

  /** Where a node or an edge's middle is on the page, in pixels of the canvas. */
  place(key: string): { x: number; y: number } | null {
    if (!this.graph.hasNode(key)) return null;
    const { x, y } = this.graph.getNodeAttributes(key) as { x: number; y: number };
    return this.sigma.graphToViewport({ x, y }, { cameraState: this.sigma.getCamera().getState() });
  }

  /** Brings a node into sight when it is not. */
  reveal(key: string): void {
    const place = this.place(key);
    const { width, height } = this.sigma.getDimensions();
    if (place === null || (place.x > 30 && place.y > 30 && place.x < width - 30 && place.y < height - 30)) return;
    const data = this.sigma.getNodeDisplayData(key);
    if (data !== undefined) this.move({ x: data.x, y: data.y });
  }

  zoom(factor: number): void {
    this.move({ ratio: this.sigma.getCamera().ratio / factor });
  }

  fit(): void {
    this.move({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
  }

  resize(): void {
    this.sigma.resize(true);
    this.sigma.refresh();
  }

  /** Where the camera is, for the view that follows this one. */
  get camera(): CameraState {
    return this.sigma.getCamera().getState();
  }

  set camera(state: CameraState) {
    this.sigma.getCamera().setState(state);
  }

  /** Takes the picture off the page, for good. */
  remove(): void {
    this.gone = true;
    this.stopAnimation?.();
    this.slide.stop();
    this.sigma.kill();
  }

  private move(to: { x?: number; y?: number; ratio?: number; angle?: number }): void {
    const camera = this.sigma.getCamera();
    const bounded = camera.validateState(to);
    if (this.calm()) camera.setState({ ...camera.getState(), ...bounded });
    else void camera.animate(bounded, { duration: 220 });
  }
}
