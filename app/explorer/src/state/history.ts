import type { State } from "./state";

/** States to go back and forward to. Looking around (view, selection) is no step of its own. */
export interface History {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
}

export const MAX_UNDO = 200;

const content = (state: State): string => JSON.stringify([state.steps, state.hidden, state.pins, state.filters]);

export function begin(state: State): History {
  return { past: [], present: state, future: [] };
}

export function push(history: History, next: State): History {
  if (content(next) === content(history.present)) return { ...history, present: next };
  return { past: [...history.past, history.present].slice(-MAX_UNDO), present: next, future: [] };
}

export function undo(history: History): History {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return { past: history.past.slice(0, -1), present: previous, future: [history.present, ...history.future] };
}

export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future };
}
