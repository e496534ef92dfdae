import type { Visible } from "../graph/visible";
import type { Positions } from "../layout/layout";
import { round } from "../draw/shapes";

/** What is on screen as graphology reads it: `Graph.from(JSON.parse(text))`. */
export function json(shown: Visible, positions: Positions): string {
  return `${JSON.stringify({
    attributes: { name: "Entente" },
    options: { type: "directed", multi: true, allowSelfLoops: true },
    nodes: shown.nodes.map((node) => {
      const [x, y] = positions.get(node.key) ?? [0, 0];
      return { key: node.key, attributes: { label: node.name, entityType: node.label, state: node.state, degree: node.degree, x: round(x), y: round(y) } };
    }),
    edges: shown.edges.map(({ id, source, target, type, ...rest }) => ({ key: id, source, target, attributes: { relation: type, ...rest } })),
  }, null, 1)}\n`;
}
