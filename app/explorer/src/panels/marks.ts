import { edgeColor, edgeDash, nodeStyle, type Dash } from "../draw/palette";
import { shapePath } from "../draw/shapes";
import type { EdgeSummary, TextPart } from "../api/types";
import { theme } from "./theme";
import { h, s } from "./dom";

/** The shape of a label, as in the graph. */
export function shapeIcon(label: string, size = 16): SVGElement {
  const style = nodeStyle(label);
  return s("svg", { width: size, height: size, viewBox: "0 0 20 20", "aria-hidden": "true", class: "shape" },
    s("path", { d: shapePath(style.shape, 10, 10, 6.6), fill: style.fill, stroke: style.border, "stroke-width": 1.6 }));
}

const DASHES: Readonly<Record<Dash, string>> = { solid: "", dashed: "6 4", dotted: "2 3.5" };

/** A piece of line in a relation's colour and style. */
export function lineIcon(type: string, dash: Dash = "solid"): SVGElement {
  const color = type === "" ? "currentColor" : edgeColor(type, theme());
  return s("svg", { width: 30, height: 12, viewBox: "0 0 30 12", "aria-hidden": "true", class: "line" },
    s("path", { d: "M1 6H22", stroke: color, "stroke-width": 2.4, "stroke-dasharray": DASHES[dash], fill: "none" }),
    s("path", { d: "M22 2L29 6L22 10Z", fill: color }));
}

export function edgeIcon(edge: EdgeSummary): SVGElement {
  return lineIcon(edge.type, edgeDash(edge));
}

/** A text in parts, with who, what and whom marked. `open` makes the names of nodes clickable. */
export function marked(parts: readonly TextPart[], open?: (key: string) => void): HTMLElement {
  const line = h("span", { class: "marked" });
  for (const part of parts) {
    if (part.role === null || part.text.trim() === "") {
      line.append(part.text);
    } else if (part.node !== null && open !== undefined) {
      const key = part.node;
      line.append(h("button", { type: "button", class: `mark ${part.role}`, onclick: () => open(key) }, part.text));
    } else {
      line.append(h("mark", { class: `mark ${part.role}` }, part.text));
    }
  }
  return line;
}

export function confidenceMeter(value: number): HTMLElement {
  const percent = Math.round(value * 100);
  return h("span", { class: "confidence" },
    h("meter", { min: 0, max: 1, value, "aria-label": `confidence ${percent} %` }), `${percent} %`);
}
