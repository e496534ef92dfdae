import assert from "node:assert/strict";
import { test } from "node:test";
import { readLink, writeLink } from "../../src/state/link";
import { NO_FILTERS, START, type State } from "../../src/state/state";

const names = ["a,b", "x&y=z", "<img src=x>", "100 %", "state/TCD", "#hash", "ends\\", "\u202Ertl", "\u{1F600}", "node=1", "a b"];

test("every state is written to a link and read back the same", () => {
  for (const name of names) {
    const state: State = {
      view: "graph",
      steps: [
        { op: "node", key: name, hops: 2, limit: 80 }, { op: "expand", key: name, type: "objects-to", direction: "in", limit: 40 },
        { op: "path", from: name, to: "b", mode: "k" }, { op: "ask", question: name }, { op: "edge", id: `${name} thanks b` }, { op: "all" },
      ],
      hidden: [name, "other"], pins: { [name]: [1.25, -3] },
      filters: { typesOff: [name], labelsOff: ["State"], since: "2025-01-01", until: "2025-02-01", minConfidence: 0.5, assertedOnly: true, negated: "only", documents: [name, "2.txt"] },
      selection: { kind: "edge", id: `${name} thanks b` }, anchor: name, open: name,
    };
    assert.deepEqual(readLink(`#${writeLink(state)}`), state);
  }
});

test("every kind of selection survives", () => {
  for (const selection of [null, { kind: "node", key: "a,b" }, { kind: "answer" }, { kind: "path" }, { kind: "merge", a: "x,1", b: "y" }] as const) {
    assert.deepEqual(readLink(writeLink({ ...START, selection })).selection, selection);
  }
});

test("what a link does not say right is left out, never thrown", () => {
  for (const text of ["", "#", "#%%%", "#graph&node", "#graph&node=", "#graph&node=%E0%A4%A", "#nonsense&&&==", "#graph&sel=edge:", "#graph&since=yesterday"]) {
    const state = readLink(text);
    assert.deepEqual(state.filters, NO_FILTERS);
    assert.equal(state.selection, null);
  }
  assert.deepEqual(readLink("#graph&node=a,99,100000").steps, [{ op: "node", key: "a", hops: 4, limit: 500 }]);
});
