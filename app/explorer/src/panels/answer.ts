import { ApiError } from "../api/client";
import type { AskAnswer, PathAnswer } from "../api/types";
import { edgeTitle } from "../draw/view";
import { ask, showPath } from "../state/actions";
import type { State, Step } from "../state/state";
import type { App } from "./app";
import { button, count, h } from "./dom";
import { edgeIcon } from "./marks";

/** Columns a reader wants to see; the others of an answer are for programs. */
const READABLE = ["step", "from", "subject", "name", "relation", "to", "object", "label", "modality", "date", "sentence"];
const LINKS = ["subject", "relation", "object", "name", "from", "to"];

const cell = (value: unknown): string => (value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value));

/** An answer's rows: the sentence below, each name a button to its evidence. */
function answerRows(app: App, answer: AskAnswer): HTMLElement {
  const at = (name: string): number => answer.columns.indexOf(name);
  const shown = READABLE.filter((name) => at(name) >= 0);
  const columns = shown.length > 0 ? shown : answer.columns;
  const rows = answer.rows.map((row) => {
    const edge = at("edge") >= 0 ? cell(row[at("edge")]) : "";
    const key = at("key") >= 0 ? cell(row[at("key")]) : "";
    const open = edge !== "" ? () => app.openEdge(edge, true) : key !== "" ? () => app.openNode(key, true) : null;
    const words = columns.filter((name) => name !== "sentence" && name !== "modality").map((name) => {
      const text = cell(row[at(name)]);
      return h("span", { class: LINKS.includes(name) ? `word ${name}` : "word dim" }, text, " ");
    });
    const sentence = at("sentence") >= 0 ? cell(row[at("sentence")]) : "";
    const line = open === null ? h("span", { class: "grow" }, ...words) : h("button", { type: "button", class: "answer-row", onclick: open }, ...words);
    return h("li", {}, line, sentence !== "" && h("p", { class: "answer-sentence" }, sentence));
  });
  return h("ol", { class: "answers" }, ...rows);
}

export function answerPanel(app: App, state: State): HTMLElement {
  const step = state.steps.find((one): one is Extract<Step, { op: "ask" }> => one.op === "ask");
  const loaded = step === undefined ? undefined : app.space.answerOf(step);
  const problem = app.space.problems.find((one) => one.step.op === "ask");
  if (problem !== undefined) return notUnderstood(app, problem.error);
  if (step === undefined || loaded?.ask === undefined) return h("p", { class: "dim" }, app.space.busy ? "Asking…" : "Nothing was asked.");
  return h("div", {},
    h("h2", { tabindex: -1 }, step.question),
    h("p", { class: "dim" }, "Understood as: ", loaded.ask.understood),
    h("p", {}, count(loaded.ask.rows.length, "answer")),
    answerRows(app, loaded.ask));
}

function notUnderstood(app: App, error: ApiError): HTMLElement {
  const suggestions = error.body.suggestions ?? [];
  const candidates = error.body.candidates ?? [];
  return h("div", {},
    h("h2", { tabindex: -1 }, error.body.code === "not-understood" ? "Not understood" : "No answer"),
    h("p", {}, error.body.message),
    suggestions.length > 0 && h("p", {}, "Perhaps:"),
    h("ul", {}, ...suggestions.map((text) => h("li", {}, button(text, () => app.update((state) => ask(state, text)), { class: "link" })))),
    candidates.length > 0 && h("p", {}, "Which one is meant?"),
    h("ul", {}, ...candidates.map(({ key, name }) => h("li", {}, button(name, () => app.openNode(key, true), { class: "link" })))));
}

/** The paths found between two nodes, each step a button to its evidence. */
export function pathPanel(app: App, state: State): HTMLElement {
  const step = state.steps.findLast((one): one is Extract<Step, { op: "path" }> => one.op === "path");
  if (step === undefined) return h("p", {}, "No path was asked for.");
  const answer: PathAnswer | undefined = app.space.answerOf(step)?.path;
  const problem = app.space.problems.find((one) => one.step === step);
  const modes = h("div", { class: "buttons", role: "group", "aria-label": "Which paths" },
    ...([["shortest", "Shortest"], ["all", "All shortest"], ["k", "Best five"]] as const).map(([mode, title]) =>
      button(title, () => app.update((now) => showPath(now, step.from, step.to, mode)), { "aria-pressed": step.mode === mode ? "true" : "false" })));
  const heading = h("h2", { tabindex: -1 }, `${app.nameOf(step.from)} to ${app.nameOf(step.to)}`);
  if (problem !== undefined) return h("div", {}, heading, modes, h("p", { class: "notice" }, problem.error.message));
  if (answer === undefined) return h("div", {}, heading, modes, h("p", { class: "dim" }, "Looking…"));
  if (answer.paths.length === 0) return h("div", {}, heading, modes, h("p", {}, "No path joins them within six steps."));
  const edges = new Map(answer.edges.map((edge) => [edge.id, edge]));
  const names = new Map(answer.nodes.map((node) => [node.key, node.name]));
  return h("div", {}, heading, modes, ...answer.paths.map((path, i) => h("section", {},
    h("h3", {}, `Path ${i + 1}: ${count(path.length, "step")}`),
    h("ol", { class: "answers" }, ...path.edges.map((id) => {
      const edge = edges.get(id);
      if (edge === undefined) return h("li", {}, id);
      return h("li", {}, h("button", { type: "button", class: "answer-row", onclick: () => app.openEdge(id, true) },
        h("span", { class: "word" }, names.get(edge.source) ?? edge.source, " "), edgeIcon(edge), h("span", { class: "word relation" }, `${edgeTitle(edge)} `),
        h("span", { class: "word" }, names.get(edge.target) ?? edge.target)));
    })))));
}
