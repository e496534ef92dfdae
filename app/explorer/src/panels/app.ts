import type { Client } from "../api/client";
import type { State } from "../state/state";
import type { Store } from "../state/store";
import type { Workspace } from "../workspace";

/** What every panel is given. */
export interface App {
  readonly client: Client;
  readonly store: Store;
  readonly space: Workspace;
  update(change: (state: State) => State): void;
  /** Opens a node or an edge in the panel beside the graph; `focus` moves the keyboard there. */
  openNode(key: string, focus?: boolean): void;
  openEdge(id: string, focus?: boolean): void;
  /** A short notice, seen and spoken. */
  say(text: string): void;
  nameOf(key: string): string;
  labelOf(key: string): string;
  /** After a judgement: all is asked anew, of the state as the judgement leaves it. */
  reload(change?: (state: State) => State): Promise<void>;
  /** Does it, and says what went wrong if it did. Asks for the token where one is needed. */
  attempt(work: () => Promise<void>): Promise<void>;
  copy(text: string, said: string): void;
}

/** A part of the page that draws itself from the state. */
export interface Panel {
  readonly element: HTMLElement;
  render(state: State): void;
}
