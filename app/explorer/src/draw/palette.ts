// One palette for canvas, SVG and legend. Nodes take the tints of the project's diagrams (Okabe and Ito), with an
// outline that stands 3:1 against the ground; shapes and line styles say the same again without colour.

export type Theme = "light" | "dark";

export type Shape = "circle" | "square" | "hexagon" | "note" | "pentagon" | "triangle" | "diamond" | "octagon";

export interface NodeStyle {
  readonly shape: Shape;
  readonly fill: string;
  readonly border: string;
}

const NODES: Readonly<Record<string, NodeStyle>> = {
  State: { shape: "square", fill: "#86bfe8", border: "#1f5f96" },
  Official: { shape: "circle", fill: "#f3d76a", border: "#8a6900" },
  Force: { shape: "hexagon", fill: "#f0a57a", border: "#a3491a" },
  Plan: { shape: "note", fill: "#8fd4b6", border: "#1f7a58" },
  Organization: { shape: "pentagon", fill: "#d3a9d3", border: "#7d4a80" },
  Group: { shape: "triangle", fill: "#c9cdd3", border: "#596170" },
  Place: { shape: "diamond", fill: "#e3dccb", border: "#766a4d" },
};
const OTHER_NODE: NodeStyle = { shape: "octagon", fill: "#e6e6e6", border: "#555555" };

export function nodeStyle(label: string): NodeStyle {
  return NODES[label] ?? OTHER_NODE;
}

// [on light, on dark]: each at least 3:1 against its ground. Agreement is blue to green, refusal and force orange to
// red, standing relations grey.
const EDGES: Readonly<Record<string, readonly [string, string]>> = {
  "consults": ["#0072b2", "#5fb2ea"],
  "offers": ["#007a5a", "#3ec79b"],
  "objects-to": ["#c04000", "#ff8a50"],
  "thanks": ["#8f5f00", "#e0b040"],
  "supports": ["#2e7d32", "#74c478"],
  "agrees": ["#00796b", "#4cc4b4"],
  "cooperates": ["#00838f", "#4fc3d0"],
  "aids": ["#558b2f", "#a3cf6f"],
  "concedes": ["#6b7a1e", "#c3cf6a"],
  "retreats": ["#7a6f45", "#c8bb86"],
  "requests": ["#6a4fb3", "#b39ded"],
  "accuses": ["#b3266e", "#f07fb4"],
  "investigates": ["#8e3fa8", "#d08fe6"],
  "threatens": ["#b23c17", "#ff9673"],
  "protests": ["#a65a00", "#f0a455"],
  "mobilizes": ["#9c4a2f", "#e59c82"],
  "sanctions": ["#a3313c", "#f0878f"],
  "coerces": ["#98203f", "#f27f9a"],
  "attacks": ["#c1121f", "#ff7b7b"],
};
const STANDING: readonly [string, string] = ["#68717d", "#98a3b1"];

export function edgeColor(type: string, theme: Theme): string {
  return (EDGES[type] ?? STANDING)[theme === "light" ? 0 : 1];
}

export type Dash = "solid" | "dashed" | "dotted";

/** Dashed: it is denied. Dotted: planned or possible. */
export function edgeDash(edge: { negated: boolean; modality: string }): Dash {
  if (edge.negated) return "dashed";
  return edge.modality === "planned" || edge.modality === "possible" ? "dotted" : "solid";
}

/** Line width in pixels: each doubling of the evidence adds one, up to 6. */
export function edgeWidth(mentions: number): number {
  return Math.min(6, 1.4 + Math.log2(Math.max(1, mentions)));
}

/** Radius in pixels, by how connected the node is in the store. */
export function nodeSize(degree: number): number {
  return Math.min(17, 7 + 1.6 * Math.log2(Math.max(1, degree)));
}

export interface Ground {
  readonly page: string;
  readonly text: string;
  readonly dim: string;
  readonly accent: string;
}

export const GROUNDS: Readonly<Record<Theme, Ground>> = {
  light: { page: "#fbfcfd", text: "#1b2430", dim: "#5a6573", accent: "#b8005c" },
  dark: { page: "#12171e", text: "#e8edf3", dim: "#9aa7b6", accent: "#ff7ab8" },
};

/** A colour most of the way to the ground; `kept` of itself. */
export function faded(hex: string, theme: Theme, kept = 0.22): string {
  const mix = (at: number): string => {
    const from = parseInt(hex.slice(at, at + 2), 16);
    const to = parseInt(GROUNDS[theme].page.slice(at, at + 2), 16);
    return Math.round(from * kept + to * (1 - kept)).toString(16).padStart(2, "0");
  };
  return `#${mix(1)}${mix(3)}${mix(5)}`;
}
