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

test("after a judgement the steps name what an edge or node has become, and drop what is gone", () => {
  const edge = actions.openEdge(actions.startAt(START, "a"), "a x b", false);
  const retyped = actions.edgeBecame(edge, "a x b", "a y b");
  assert.deepEqual([retyped.steps[1], retyped.selection], [{ op: "edge", id: "a y b" }, { kind: "edge", id: "a y b" }]);
  const rejected = actions.edgeBecame(edge, "a x b", null);
  assert.deepEqual([rejected.steps.length, rejected.selection], [1, null]);
  assert.equal(actions.edgeBecame(actions.select(edge, null), "a x b", "a y b").selection, null);

  let state = actions.showPath(actions.expand(actions.addNode(actions.startAt(START, "a"), "b"), "b"), "b", "c");
  state = actions.pin(actions.setAnchor(state, "b"), "b", 1, 2);
  const merged = actions.nodeBecame(state, "b", "a");
  assert.deepEqual(merged.steps.map((step) => (step.op === "path" ? [step.from, step.to] : step.op === "node" || step.op === "expand" ? [step.op, step.key] : [])),
    [["node", "a"], ["expand", "a"], ["a", "c"]]);
  assert.deepEqual([merged.anchor, merged.pins, merged.selection], ["a", {}, { kind: "node", key: "a" }]);
  assert.equal(actions.nodeBecame(state, "b", "c").steps.some((step) => step.op === "path"), false);
});
