import { begin, push, redo, undo, type History } from "./history";
import { readLink, writeLink } from "./link";
import type { State } from "./state";

export type Listener = (state: State, before: State) => void;

/** Holds the one state, tells listeners of each change, and keeps the page's address in step with it. */
export class Store {
  private history: History;
  private readonly listeners: Listener[] = [];
  private telling = false;
  private waiting: State[] = [];

  constructor(private readonly page: Window) {
    this.history = begin(readLink(page.location.hash));
    page.addEventListener("popstate", () => this.follow());
    page.addEventListener("hashchange", () => this.follow());
  }

  get state(): State { return this.history.present; }
  get canUndo(): boolean { return this.history.past.length > 0; }
  get canRedo(): boolean { return this.history.future.length > 0; }

  listen(listener: Listener): void { this.listeners.push(listener); }
  update(change: (state: State) => State): void { this.move(push(this.history, change(this.history.present))); }
  undo(): void { this.move(undo(this.history)); }
  redo(): void { this.move(redo(this.history)); }

  private move(next: History): void {
    const before = this.history.present;
    if (next.present === before) return;
    this.history = next;
    const link = `#${writeLink(next.present)}`;
    if (link !== this.page.location.hash) {
      const looksElsewhere = next.present.view !== before.view || JSON.stringify(next.present.steps) !== JSON.stringify(before.steps);
      if (looksElsewhere) this.page.history.pushState(null, "", link);
      else this.page.history.replaceState(null, "", link);
    }
    this.tell(before);
  }

  /** The reader used the browser's back button or edited the address. */
  private follow(): void {
    if (this.page.location.hash === `#${writeLink(this.state)}`) return;
    const before = this.history.present;
    this.history = push(this.history, readLink(this.page.location.hash));
    this.tell(before);
  }

  /** A listener may change the state: that change is told after the present one, in order. */
  private tell(before: State): void {
    this.waiting.push(before);
    if (this.telling) return;
    this.telling = true;
    try {
      for (let old = this.waiting.shift(); old !== undefined; old = this.waiting.shift()) {
        for (const listener of this.listeners) listener(this.state, old);
      }
    } finally {
      this.telling = false;
    }
  }
}
