import type { Direction } from "../api/types";
import { MAX_HOPS, MAX_LIMIT, NO_FILTERS, START, VIEWS, type Filters, type Selection, type State, type Step, type View } from "./state";

// A link for every state: #graph&node=state/TCD,1,20&sel=edge:state/TCD%20thanks%20state/NER
// Fields are joined by "&", the parts of a field by ","; both are escaped within parts. What cannot be read is left
// out, so that a link of a newer explorer still opens.

function part(text: string): string {
  return encodeURIComponent(text).replace(/%2F/g, "/").replace(/%3A/g, ":");
}

function number(text: string | undefined, low: number, high: number, fallback: number): number {
  const value = Number(text);
  return text !== undefined && text !== "" && Number.isFinite(value) ? Math.max(low, Math.min(high, value)) : fallback;
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function stepFields(step: Step): [string, ...(string | number)[]] {
  switch (step.op) {
    case "node": return ["node", step.key, step.hops, step.limit];
    case "expand": return ["expand", step.key, step.type, step.direction, step.limit];
    case "path": return ["path", step.from, step.to, step.mode];
    case "ask": return ["ask", step.question];
    case "edge": return ["edge", step.id];
    case "all": return ["all", 1];
  }
}

const DIRECTIONS: readonly string[] = ["out", "in", "both"];
const MODES: readonly string[] = ["shortest", "all", "k"];

function readStep(name: string, parts: readonly string[]): Step | null {
  const [a = "", b = "", c = "", d = ""] = parts;
  if (a === "") return null;
  switch (name) {
    case "node": return { op: "node", key: a, hops: number(b, 1, MAX_HOPS, 1), limit: number(c, 1, MAX_LIMIT, 20) };
    case "expand":
      return { op: "expand", key: a, type: b, direction: (DIRECTIONS.includes(c) ? c : "both") as Direction, limit: number(d, 1, MAX_LIMIT, 20) };
    case "path": return b === "" ? null : { op: "path", from: a, to: b, mode: (MODES.includes(c) ? c : "shortest") as "shortest" | "all" | "k" };
    case "ask": return { op: "ask", question: a };
    case "edge": return { op: "edge", id: a };
    case "all": return { op: "all" };
    default: return null;
  }
}

function selectionText(selection: Selection): string {
  switch (selection.kind) {
    case "node": return `node:${part(selection.key)}`;
    case "edge": return `edge:${part(selection.id)}`;
    case "merge": return `merge:${part(selection.a)},${part(selection.b)}`;
    default: return selection.kind;
  }
}

function readSelection(text: string): Selection | null {
  const colon = text.indexOf(":");
  const kind = colon < 0 ? text : text.slice(0, colon);
  const parts = colon < 0 ? [] : text.slice(colon + 1).split(",").map(plain);
  const [a = "", b = ""] = parts;
  if (kind === "answer" || kind === "path") return { kind };
  if (kind === "node" && a !== "") return { kind: "node", key: a };
  if (kind === "edge" && a !== "") return { kind: "edge", id: a };
  if (kind === "merge" && a !== "" && b !== "") return { kind: "merge", a, b };
  return null;
}

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** The fragment of the address, without "#". */
export function writeLink(state: State): string {
  const fields: string[] = [state.view];
  const add = (name: string, ...parts: (string | number)[]): void => {
    fields.push(`${name}=${parts.map((one) => part(String(one))).join(",")}`);
  };
  for (const step of state.steps) add(...stepFields(step));
  if (state.hidden.length > 0) add("hide", ...state.hidden);
  for (const [key, [x, y]] of Object.entries(state.pins)) add("pin", key, x, y);
  const f = state.filters;
  if (f.typesOff.length > 0) add("types-off", ...f.typesOff);
  if (f.labelsOff.length > 0) add("labels-off", ...f.labelsOff);
  if (f.since !== "") add("since", f.since);
  if (f.until !== "") add("until", f.until);
  if (f.minConfidence > 0) add("confidence", f.minConfidence);
  if (f.assertedOnly) add("asserted", 1);
  if (f.negated !== "any") add("negated", f.negated);
  if (f.documents.length > 0) add("source", ...f.documents);
  if (state.anchor !== null) add("from", state.anchor);
  if (state.open !== "") add("open", state.open);
  if (state.selection !== null) fields.push(`sel=${selectionText(state.selection)}`);
  return fields.join("&");
}

/** The state a fragment names. Never throws. */
export function readLink(fragment: string): State {
  const [first = "", ...rest] = fragment.replace(/^#/, "").split("&");
  const view: View = VIEWS.includes(first as View) ? (first as View) : "start";
  const steps: Step[] = [];
  const pins: Record<string, readonly [number, number]> = {};
  let filters: Filters = NO_FILTERS;
  let state: State = { ...START, view };
  for (const field of rest) {
    const equals = field.indexOf("=");
    const name = equals < 0 ? field : field.slice(0, equals);
    const value = equals < 0 ? "" : field.slice(equals + 1);
    const parts = value.split(",").map(plain);
    const [a = "", b = "", c = ""] = parts;
    const step = readStep(name, parts);
    if (step !== null) steps.push(step);
    else if (name === "hide") state = { ...state, hidden: parts };
    else if (name === "pin" && a !== "") pins[a] = [number(b, -1e6, 1e6, 0), number(c, -1e6, 1e6, 0)];
    else if (name === "types-off") filters = { ...filters, typesOff: parts };
    else if (name === "labels-off") filters = { ...filters, labelsOff: parts };
    else if (name === "since" && isDate(a)) filters = { ...filters, since: a };
    else if (name === "until" && isDate(a)) filters = { ...filters, until: a };
    else if (name === "confidence") filters = { ...filters, minConfidence: number(a, 0, 1, 0) };
    else if (name === "asserted") filters = { ...filters, assertedOnly: a === "1" };
    else if (name === "negated" && (a === "only" || a === "none")) filters = { ...filters, negated: a };
    else if (name === "source") filters = { ...filters, documents: parts };
    else if (name === "from") state = { ...state, anchor: a };
    else if (name === "open") state = { ...state, open: a };
    else if (name === "sel") state = { ...state, selection: readSelection(value) };
  }
  return { ...state, steps, pins, filters };
}
