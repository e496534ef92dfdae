import { DASH_ARRAYS, type Mark, type Scene } from "../draw/scene";
import { FONT } from "../draw/labels";
import { escapeXml } from "./xml";

function element(mark: Mark, ground: string): string {
  if (mark.kind === "text") {
    return `<text x="${mark.x}" y="${mark.y}" font-size="${mark.size}" font-weight="${mark.weight}" fill="${mark.color}" stroke="${ground}" ` +
      `text-anchor="${mark.anchor}">${escapeXml(mark.text)}</text>`;
  }
  const dashes = DASH_ARRAYS[mark.dash](mark.width);
  return `<path d="${mark.d}" fill="${mark.fill ?? "none"}"` +
    (mark.stroke === null ? "" : ` stroke="${mark.stroke}" stroke-width="${mark.width}"`) +
    (dashes.length === 0 ? "" : ` stroke-dasharray="${dashes.join(" ")}"`) +
    `><title>${escapeXml(mark.title)}</title></path>`;
}

/** The scene as a document of its own, without script, style or outside reference. */
export function svg(picture: Scene): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${picture.width}" height="${picture.height}" ` +
    `viewBox="0 0 ${picture.width} ${picture.height}" role="img" aria-label="Graph">\n` +
    `<rect width="100%" height="100%" fill="${picture.ground}"/>\n` +
    `<g font-family="${escapeXml(FONT)}" paint-order="stroke" stroke-width="4" stroke-linejoin="round">\n` +
    `${picture.marks.map((mark) => element(mark, picture.ground)).join("\n")}\n</g>\n</svg>\n`;
}
