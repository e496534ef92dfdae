import type { Evidence } from "../api/types";

/** The sentence as it is printed, from its parts. */
export function sentenceOf(evidence: Evidence): string {
  return evidence.sentence.parts.map((part) => part.text).join("").trim();
}

/** A citation: quoted sentence, publisher, title, date, address. No date of reading, so that it is the same each time. */
export function citation(evidence: Evidence): string {
  const { document } = evidence;
  const source = [document.publisher, document.title === "" ? document.id : `“${document.title}”`, document.published]
    .filter((text): text is string => text !== null && text !== "");
  const quoted = `“${sentenceOf(evidence).replace(/\s+/g, " ")}” — ${source.join(", ")}.`;
  return document.url !== null && document.url !== "" ? `${quoted} ${document.url}` : quoted;
}

/** Only an address of the web becomes a link. */
export function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) ? url : null;
}
