import { ApiError, type Client } from "./api/client";
import type { NodeSummary, Ontology, Status } from "./api/types";
import { fan } from "./graph/fan";
import { loadMentions, type Mention } from "./graph/mentions";
import { EMPTY, merge, missing, type Model } from "./graph/model";
import { load, type Loaded } from "./graph/steps";
import { visible, type Choice, type Visible } from "./graph/visible";
import { layout, type Positions } from "./layout/layout";
import type { State, Step } from "./state/state";

const LEARN_CHUNK = 40;

/** What the server said to the state's steps: the model, its layout, and what of it the filters leave. */
export class Workspace {
  status: Status | null = null;
  ontology: Ontology = { labels: [], types: [] };
  model: Model = EMPTY;
  positions: Positions = new Map();
  shown: Visible = { nodes: [], edges: [] };
  bends: ReadonlyMap<string, number> = new Map();
  more: ReadonlyMap<string, number> = new Map();
  /** What filters of evidence look at, of edges that were on screen. */
  readonly mentions = new Map<string, readonly Mention[]>();
  /** Steps that the server refused, with its words. */
  problems: { step: Step; error: ApiError }[] = [];
  busy = false;

  /** Nodes that are named somewhere without being in the model. */
  private readonly known = new Map<string, NodeSummary>();
  private readonly answers = new Map<string, Loaded>();
  private readonly layouts = new Map<string, Positions>();
  private run = 0;

  constructor(private readonly client: Client, private readonly changed: (regrown: boolean) => void) {}

  answerOf(step: Step): Loaded | undefined {
    return this.answers.get(JSON.stringify(step));
  }

  /** Follows the state: fetches what is new, lays out what grew, and tells. A later call overtakes an earlier one. */
  async follow(state: State, before: State | null): Promise<void> {
    if (before !== null && before.steps === state.steps && before.pins === state.pins) {
      this.apply(state);
      this.changed(false);
      return;
    }
    const run = (this.run += 1);
    this.busy = true;
    this.apply(state);
    this.changed(false);
    const problems: { step: Step; error: ApiError }[] = [];
    const loaded = await Promise.all(state.steps.map((step) => this.fetch(step, problems)));
    if (run !== this.run) return;
    let model = EMPTY;
    let positions: Positions = new Map();
    let prefix = "";
    for (const [i, one] of loaded.entries()) {
      if (one === null) continue;
      model = merge(model, one.answer, one.seeds);
      prefix += `${JSON.stringify(state.steps[i])}\n`;
      positions = await this.place(prefix, model, positions);
      if (run !== this.run) return;
    }
    await this.learnMentions(model);
    if (run !== this.run) return;
    this.busy = false;
    this.problems = problems;
    this.model = model;
    this.positions = pinned(positions, state.pins);
    this.more = missing(model);
    this.apply(state);
    this.changed(true);
  }

  node(key: string): NodeSummary | undefined {
    return this.model.nodes.get(key) ?? this.known.get(key);
  }

  /** Makes the names of nodes known that only their keys were sent of. */
  async learn(keys: readonly string[]): Promise<void> {
    const wanted = [...new Set(keys)].filter((key) => this.node(key) === undefined);
    for (let i = 0; i < wanted.length; i += LEARN_CHUNK) {
      const answer = await this.client.neighbourhood({ node: wanted.slice(i, i + LEARN_CHUNK), hops: 0, limit: LEARN_CHUNK });
      for (const node of answer.nodes) this.known.set(node.key, node);
    }
  }

  choice(state: State): Choice {
    return { filters: state.filters, hidden: state.hidden, mentions: this.mentions };
  }

  /** Forgets every answer, after the store has changed. */
  forget(): void {
    this.answers.clear();
    this.layouts.clear();
    this.known.clear();
    this.mentions.clear();
  }

  private apply(state: State): void {
    this.shown = visible(this.model, this.choice(state));
    this.bends = fan(this.shown.edges);
  }

  private async fetch(step: Step, problems: { step: Step; error: ApiError }[]): Promise<Loaded | null> {
    const key = JSON.stringify(step);
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    try {
      const answer = await load(this.client, step);
      this.answers.set(key, answer);
      return answer;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      problems.push({ step, error });
      return null;
    }
  }

  private async place(prefix: string, model: Model, before: Positions): Promise<Positions> {
    const known = this.layouts.get(prefix);
    if (known !== undefined) return known;
    const positions = await layout(model, before, () => new Promise((resume) => setTimeout(resume, 0)));
    this.layouts.set(prefix, positions);
    return positions;
  }

  /** Without an answer (a graph too large for one) edges are filtered by their sums. */
  private async learnMentions(model: Model): Promise<void> {
    const wanted = [...model.edges.keys()].filter((id) => !this.mentions.has(id));
    try {
      for (const [edge, mentions] of await loadMentions(this.client, wanted)) this.mentions.set(edge, mentions);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  }
}

function pinned(positions: Positions, pins: State["pins"]): Positions {
  const result = new Map(positions);
  for (const [key, place] of Object.entries(pins)) if (result.has(key)) result.set(key, place);
  return result;
}
