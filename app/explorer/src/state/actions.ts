import type { Direction } from "../api/types";
import { MAX_HOPS, MAX_LIMIT, NO_FILTERS, PAGE, START, type Filters, type Selection, type State, type Step, type View } from "./state";

// Every change of the state is one of these: a state in, a state out, nothing else touched.

const sameStep = (a: Step, b: Step): boolean => JSON.stringify(a) === JSON.stringify(b);

function withStep(state: State, step: Step): State {
  const steps = state.steps.some((one) => sameStep(one, step)) ? state.steps : [...state.steps, step];
  return { ...state, steps };
}

const without = (list: readonly string[], one: string): readonly string[] => list.filter((item) => item !== one);

function toggled(list: readonly string[], one: string): readonly string[] {
  return list.includes(one) ? without(list, one) : [...list, one].sort();
}

/** Starts anew from one node and its most mentioned neighbours. */
export function startAt(state: State, key: string, hops = 1, limit = PAGE): State {
  return { ...START, filters: state.filters, view: "graph", steps: [{ op: "node", key, hops, limit }], selection: { kind: "node", key } };
}

/** Adds a node to what is shown. */
export function addNode(state: State, key: string): State {
  if (state.steps.length === 0) return startAt(state, key);
  const shown = { ...state, view: "graph" as const, hidden: without(state.hidden, key), selection: { kind: "node", key } as const };
  return withStep(shown, { op: "node", key, hops: 1, limit: PAGE });
}

/** Starts anew from everything there is. */
export function showAll(state: State): State {
  return { ...START, filters: state.filters, view: "graph", steps: [{ op: "all" }] };
}

/** Starts anew from a question. */
export function ask(state: State, question: string): State {
  return { ...START, filters: state.filters, view: "graph", steps: [{ op: "ask", question }], selection: { kind: "answer" } };
}

/** Shows an edge: adds it where it is not on screen yet, and opens its evidence. */
export function openEdge(state: State, id: string, onScreen: boolean): State {
  const next: State = { ...state, selection: { kind: "edge", id } };
  return onScreen ? next : withStep(next, { op: "edge", id });
}

/** Shows `limit` neighbours of a node over one relation (or any, ""), or more of them if that was asked before. */
export function expand(state: State, key: string, type = "", direction: Direction = "both", more = PAGE): State {
  const index = state.steps.findIndex(
    (step) => step.op === "expand" && step.key === key && step.type === type && step.direction === direction);
  if (index < 0) return withStep(state, { op: "expand", key, type, direction, limit: more });
  const steps = state.steps.map((step, i) => (i === index && step.op === "expand" ? { ...step, limit: Math.min(MAX_LIMIT, step.limit + more) } : step));
  return { ...state, steps };
}

/** Shows a node's surroundings to a depth: replaces the depth of its own step. */
export function egoDepth(state: State, key: string, hops: number): State {
  const depth = Math.max(1, Math.min(MAX_HOPS, Math.round(hops)));
  const step: Step = { op: "node", key, hops: depth, limit: Math.min(MAX_LIMIT, PAGE * depth * depth) };
  const index = state.steps.findIndex((one) => one.op === "node" && one.key === key);
  if (index < 0) return withStep(state, step);
  return { ...state, steps: state.steps.map((one, i) => (i === index ? step : one)) };
}

export function depthOf(state: State, key: string): number {
  const step = state.steps.find((one) => one.op === "node" && one.key === key);
  return step?.op === "node" ? step.hops : 0;
}

/** Adds the paths between two nodes, and opens them in the panel. */
export function showPath(state: State, from: string, to: string, mode: "shortest" | "all" | "k" = "shortest"): State {
  const others = state.steps.filter((step) => !(step.op === "path" && step.from === from && step.to === to));
  return { ...state, view: "graph", anchor: null, steps: [...others, { op: "path", from, to, mode }], selection: { kind: "path" } };
}

/** After a judgement an edge goes by another id, or is gone (null). */
export function edgeBecame(state: State, id: string, now: string | null): State {
  const { selection } = state;
  const steps = state.steps.flatMap((step): Step[] => (step.op !== "edge" || step.id !== id ? [step] : now === null ? [] : [{ op: "edge", id: now }]));
  if (selection?.kind !== "edge" || selection.id !== id) return { ...state, steps };
  return { ...state, steps, selection: now === null ? null : { kind: "edge", id: now } };
}

/** After a judgement a node is part of another one. */
export function nodeBecame(state: State, key: string, now: string): State {
  const renamed = (one: string): string => (one === key ? now : one);
  let next: State = { ...state, steps: [], hidden: without(state.hidden, key), anchor: state.anchor === key ? now : state.anchor };
  for (const step of state.steps) {
    if (step.op === "node" || step.op === "expand") next = withStep(next, { ...step, key: renamed(step.key) });
    else if (step.op !== "path") next = withStep(next, step);
    else if (renamed(step.from) !== renamed(step.to)) next = withStep(next, { ...step, from: renamed(step.from), to: renamed(step.to) });
  }
  return unpin({ ...next, selection: { kind: "node", key: now } }, key);
}

export function setAnchor(state: State, key: string | null): State {
  return { ...state, anchor: key };
}

export function hide(state: State, key: string): State {
  const gone = state.selection?.kind === "node" && state.selection.key === key;
  return { ...state, hidden: [...without(state.hidden, key), key], selection: gone ? null : state.selection };
}

export function unhideAll(state: State): State {
  return { ...state, hidden: [] };
}

export function pin(state: State, key: string, x: number, y: number): State {
  const round = (value: number): number => Math.round(value * 100) / 100;
  return { ...state, pins: { ...state.pins, [key]: [round(x), round(y)] } };
}

export function unpin(state: State, key: string): State {
  const { [key]: _gone, ...pins } = state.pins;
  return { ...state, pins };
}

export function toggleType(state: State, type: string): State {
  return setFilters(state, { typesOff: toggled(state.filters.typesOff, type) });
}

export function toggleLabel(state: State, label: string): State {
  return setFilters(state, { labelsOff: toggled(state.filters.labelsOff, label) });
}

/** Leaves only one of `all` types switched on; all of them again where it was the only one. */
export function onlyType(state: State, type: string, all: readonly string[]): State {
  const off = all.filter((one) => one !== type).sort();
  const already = off.length === state.filters.typesOff.length && off.every((one) => state.filters.typesOff.includes(one));
  return setFilters(state, { typesOff: already ? [] : off });
}

export function toggleDocument(state: State, id: string): State {
  return setFilters(state, { documents: toggled(state.filters.documents, id) });
}

export function setFilters(state: State, change: Partial<Filters>): State {
  return { ...state, filters: { ...state.filters, ...change } };
}

export function clearFilters(state: State): State {
  return { ...state, filters: NO_FILTERS };
}

export function select(state: State, selection: Selection | null): State {
  return { ...state, selection };
}

export function setView(state: State, view: View): State {
  return { ...state, view, open: "" };
}

export function openItem(state: State, view: View, open: string): State {
  return { ...state, view, open };
}

export function clear(state: State): State {
  return { ...START, filters: state.filters };
}
