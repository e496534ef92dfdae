import assert from "node:assert/strict";
import { test } from "node:test";
import { bins } from "../../src/graph/bins";
import { fan } from "../../src/graph/fan";
import { fromGraphology } from "../../src/graph/graphology";
import { EMPTY, merge, missing } from "../../src/graph/model";
import { inRange, legendCounts, visible, type Choice } from "../../src/graph/visible";
import { NO_FILTERS, type Filters } from "../../src/state/state";
import { edge, node } from "./make";

const model = merge(EMPTY, {
  nodes: [{ ...node("a"), hidden: 3 }, node("b"), node("c", "Force"), node("d", "Plan")],
  edges: [edge("a", "b"), edge("a", "b", { type: "thanks", confidence: 0.4 }), edge("c", "a", { negated: true, modality: "reported" }),
          edge("c", "d", { first: "2025-06-01", last: "2025-06-02" }), edge("a", "elsewhere")],
}, ["a"]);

const choice = (filters: Partial<Filters> = {}, more: Partial<Choice> = {}): Choice => ({ filters: { ...NO_FILTERS, ...filters }, hidden: [], supported: null, ...more });
const ids = (c: Choice): string[] => visible(model, c).edges.map((one) => one.id);
const keys = (c: Choice): string[] => visible(model, c).nodes.map((one) => one.key);

test("an edge to a node that was not sent is left out, and the missing neighbours are counted", () => {
  assert.equal(model.edges.size, 4);
  // a's answer knew 3 hidden neighbours besides b, c and the one elsewhere.
  assert.deepEqual([...missing(model)], [["a", 4]]);
});

test("filters hide edges, and nodes that no edge is left of, but never a seed", () => {
  assert.equal(ids(choice()).length, 4);
  assert.deepEqual(ids(choice({ typesOff: ["consults"] })), ["a thanks b"]);
  assert.deepEqual(keys(choice({ typesOff: ["consults", "thanks"] })), ["a"]);
  assert.deepEqual(keys(choice({ labelsOff: ["State"] })), ["c", "d"]);
  assert.deepEqual(ids(choice({ minConfidence: 0.5, typesOff: ["consults"] })), []);
  assert.deepEqual(ids(choice({ negated: "only" })), ["c not consults a"]);
  assert.equal(ids(choice({ negated: "none" })).length, 3);
  assert.equal(ids(choice({ assertedOnly: true })).length, 3);
  assert.deepEqual(ids(choice({}, { hidden: ["a"] })), ["c consults d"]);
  assert.deepEqual(ids(choice({}, { supported: new Set(["a thanks b"]) })), ["a thanks b"]);
});

test("a date filter keeps what its span touches, and drops what has no date", () => {
  assert.deepEqual(ids(choice({ since: "2025-02-01" })), ["c consults d"]);
  assert.equal(ids(choice({ until: "2025-01-01" })).length, 3);
  assert.equal(inRange(edge("a", "b", { first: null, last: null }), "2025-01-01", ""), false);
  assert.equal(inRange(edge("a", "b", { first: null, last: null }), "", ""), true);
});

test("a month or a year touches every day of it", () => {
  const month = edge("a", "b", { first: "2024-02", last: "2024-02" });
  assert.equal(inRange(month, "2024-02-29", ""), true);
  assert.equal(inRange(month, "2024-03-01", ""), false);
  assert.equal(inRange(month, "", "2024-02-01"), true);
  assert.equal(inRange(month, "", "2024-01-31"), false);
  assert.equal(inRange(edge("a", "b", { first: null, last: "2024" }), "2024-12-31", "2025-01-01"), true);
  assert.equal(bins([month]).length, 29);
});

test("the legend counts what each switch stands for, also when it is off", () => {
  const on = legendCounts(model, choice());
  assert.deepEqual([on.types.get("consults"), on.types.get("thanks"), on.labels.get("State")], [3, 1, 2]);
  const off = legendCounts(model, choice({ typesOff: ["thanks"], labelsOff: ["Force"] }));
  assert.deepEqual([off.types.get("consults"), off.types.get("thanks"), off.labels.get("Force")], [1, 1, 1]);
});

test("parallel edges fan out evenly and mirror each other, one alone is straight", () => {
  const bends = fan([edge("a", "b"), edge("b", "a"), edge("a", "b", { type: "thanks" }), edge("c", "d")]);
  assert.equal(bends.get("c consults d"), 0);
  // Seen from a to b: the three stand at different bends, the middle one straight.
  const seen = [bends.get("a consults b"), bends.get("a thanks b"), -(bends.get("b consults a") as number)].map((bend) => Math.round((bend as number) * 100));
  assert.deepEqual([...seen].sort((x, y) => x - y), [-22, 0, 22]);
});

test("bars count what brushing them alone would show", () => {
  const edges = [...model.edges.values()];
  const bars = bins(edges);
  assert.ok(bars.length > 2);
  for (const bar of bars) assert.equal(bar.count, edges.filter((one) => inRange(one, bar.since, bar.until)).length);
  assert.equal(bars.at(-1)?.until && bars.at(-1)!.until >= "2025-06-02", true);
});

test("bars are days, weeks, months or years, never more than 130", () => {
  for (const [last, most] of [["2025-01-20", 60], ["2025-12-31", 130], ["2032-01-01", 130], ["2125-01-01", 130]] as const) {
    const bars = bins([edge("a", "b", { last })]);
    assert.ok(bars.length >= 2 && bars.length <= most, `${last}: ${bars.length}`);
    for (let i = 1; i < bars.length; i += 1) assert.ok(bars[i]!.since > bars[i - 1]!.until);
  }
  assert.deepEqual(bins([edge("a", "b", { first: null, last: null })]), []);
});

test("the server's graphology export is read as an answer, and nonsense as an empty one", () => {
  const answer = fromGraphology({ nodes: [{ key: "a", attributes: { name: "A", entityType: "State" } }, { key: "b", attributes: {} }],
    edges: [{ key: "e", source: "a", target: "b", attributes: { relation: "thanks", negated: true, mentions: 2, documents: 1, first: "2025-01-01", last: "", modality: "planned", confidence: 0.5 } }] });
  assert.deepEqual(answer.nodes.map((one) => [one.key, one.name, one.degree]), [["a", "A", 1], ["b", "b", 1]]);
  assert.deepEqual([answer.edges[0]?.type, answer.edges[0]?.negated, answer.edges[0]?.last], ["thanks", true, null]);
  for (const bad of [null, 3, [], { nodes: 1, edges: {} }]) assert.deepEqual(fromGraphology(bad), { nodes: [], edges: [] });
});
