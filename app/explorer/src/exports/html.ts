import type { Scene } from "../draw/scene";
import type { Visible } from "../graph/visible";
import { edgeTitle } from "../draw/view";
import { svg } from "./svg";
import { escapeXml } from "./xml";

const STYLE = `:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem }
figure { margin: 0; overflow: auto; border: 1px solid #8886; border-radius: .5rem } svg { display: block; max-width: 100%; height: auto }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #8886 }`;

/** One page that works from disk without network or script: the picture, and the same as a table. */
export function html(picture: Scene, shown: Visible): string {
  const names = new Map(shown.nodes.map((node) => [node.key, node.name]));
  const rows = shown.edges.map((edge) =>
    `<tr><td>${escapeXml(names.get(edge.source) ?? edge.source)}</td><td>${escapeXml(edgeTitle(edge))}</td>` +
    `<td>${escapeXml(names.get(edge.target) ?? edge.target)}</td><td>${edge.mentions}</td><td>${edge.documents}</td>` +
    `<td>${escapeXml(edge.first ?? "")}</td><td>${escapeXml(edge.last ?? "")}</td><td>${escapeXml(edge.modality)}</td><td>${edge.confidence.toFixed(2)}</td></tr>`);
  const header = ["From", "Relation", "To", "Mentions", "Articles", "First", "Last", "Modality", "Confidence"];
  return `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n<title>Entente</title>\n<style>\n${STYLE}\n</style>\n</head>\n<body>\n` +
    `<main>\n<h1>Who did what to whom</h1>\n<figure>\n${svg(picture)}</figure>\n<table>\n<thead><tr>${header.map((name) => `<th scope="col">${name}</th>`).join("")}</tr></thead>\n` +
    `<tbody>\n${rows.join("\n")}\n</tbody>\n</table>\n</main>\n</body>\n</html>\n`;
}
