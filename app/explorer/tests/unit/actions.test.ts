import assert from "node:assert/strict";
import { test } from "node:test";
import * as actions from "../../src/state/actions";
import { begin, push, redo, undo } from "../../src/state/history";
import { START } from "../../src/state/state";

test("expanding again asks for more of the same relation, another relation is a step of its own", () => {
  let state = actions.startAt(START, "a");
  state = actions.expand(state, "a", "consults", "out", 20);
  state = actions.expand(state, "a", "consults", "out", 20);
  state = actions.expand(state, "a", "thanks");
  assert.deepEqual(state.steps.slice(1), [
    { op: "expand", key: "a", type: "consults", direction: "out", limit: 40 }, { op: "expand", key: "a", type: "thanks", direction: "both", limit: 20 }]);
});

test("an expansion never asks for more than the server sends", () => {
  let state = actions.startAt(START, "a");
  for (let i = 0; i < 40; i += 1) state = actions.expand(state, "a");
  assert.equal(state.steps[1]?.op === "expand" && state.steps[1].limit, 500);
});

test("the depth of a node is one step that is replaced, between 1 and 4", () => {
  let state = actions.startAt(START, "a");
  state = actions.egoDepth(state, "a", 3);
  assert.equal(state.steps.length, 1);
  assert.equal(actions.depthOf(state, "a"), 3);
  assert.equal(actions.depthOf(actions.egoDepth(state, "a", 9), "a"), 4);
  assert.equal(actions.depthOf(actions.egoDepth(state, "a", 0), "a"), 1);
  assert.equal(actions.depthOf(state, "b"), 0);
});

test("a hidden node is no longer selected, and adding it shows it again", () => {
  const state = actions.hide(actions.startAt(START, "a"), "a");
  assert.deepEqual([state.hidden, state.selection], [["a"], null]);
  assert.deepEqual(actions.addNode(state, "a").hidden, []);
});

test("only one type, and all of them again", () => {
  const one = actions.onlyType(START, "b", ["a", "b", "c"]);
  assert.deepEqual(one.filters.typesOff, ["a", "c"]);
  assert.deepEqual(actions.onlyType(one, "b", ["a", "b", "c"]).filters.typesOff, []);
});

test("pins can be set and taken away", () => {
  const state = actions.pin(START, "a", 1.23456, -2);
  assert.deepEqual(state.pins, { a: [1.23, -2] });
  assert.deepEqual(actions.unpin(state, "a").pins, {});
});

test("undo and redo go back and forth over content, not over looking around", () => {
  let history = begin(START);
  history = push(history, actions.startAt(history.present, "a"));
  history = push(history, actions.hide(history.present, "b"));
  history = push(history, actions.select(history.present, { kind: "edge", id: "x" }));
  history = undo(history);
  assert.deepEqual([history.present.hidden, history.present.steps.length], [[], 1]);
  history = undo(history);
  assert.equal(history.present.steps.length, 0);
  assert.equal(undo(history), history);
  history = redo(redo(history));
  assert.deepEqual(history.present.hidden, ["b"]);
  assert.equal(redo(history), history);
});
