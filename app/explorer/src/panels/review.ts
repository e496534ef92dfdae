import type { Judgement } from "../api/types";
import { select } from "../state/actions";
import type { State } from "../state/state";
import type { App, Panel } from "./app";
import { button, count, fill, h } from "./dom";

const words = (judgement: Judgement): string => Object.values(judgement.arguments)
  .filter((value) => value !== null && value !== "").map((value) => (typeof value === "object" ? JSON.stringify(value) : String(value))).join(" · ");

/** The judgements so far, each of which can be taken back. */
export function reviewPanel(app: App): Panel {
  const element = h("section", { class: "page", "aria-label": "Review" });
  let shownFor = "";

  async function draw(): Promise<void> {
    const key = app.space.status?.revision ?? "";
    if (key === shownFor) return;
    shownFor = key;
    fill(element, h("p", {}, "The judgements are shown to whoever has the token. "), button("Show them", () => { shownFor = ""; void draw(); }));
    await app.attempt(async () => {
      const items = (await app.client.judgements()).items.filter((one) => one.verb !== "undo");
      fill(element,
        h("h2", {}, items.length === 0 ? "No judgements yet" : count(items.length, "judgement")),
        h("p", { class: "dim" }, "Open a relation to accept, reject or retype it; open a node to rename, merge or split it. Nothing is lost: each can be undone."),
        h("ol", { class: "judgements" }, ...[...items].reverse().map((one) => h("li", { class: one.undone ? "undone" : "" },
          h("strong", {}, one.verb), " ", h("span", { class: "grow" }, words(one)), one.note ? h("span", { class: "dim" }, one.note) : "",
          one.undone ? h("span", { class: "dim" }, "undone")
            : button("Undo", () => void undo(one.seq), { "aria-label": `Undo ${one.verb} ${words(one)}` })))));
    });
  }

  async function undo(seq: number): Promise<void> {
    await app.attempt(async () => {
      await app.client.undoJudgement(seq);
      app.say("Undone.");
      await app.reload((state) => select(state, null));
    });
  }

  return { element, render: (state: State) => { if (state.view === "review") void draw(); } };
}
