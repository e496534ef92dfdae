import assert from "node:assert/strict";
import { test } from "node:test";
import { Client } from "../../src/api/client";
import type { MentionItem } from "../../src/api/types";
import { bins } from "../../src/graph/bins";
import { fan } from "../../src/graph/fan";
import { fromGraphology } from "../../src/graph/graphology";
import { loadMentions, mentionsOf, readMention, type Mention, type Mentions } from "../../src/graph/mentions";
import { EMPTY, merge, missing } from "../../src/graph/model";
import { inRange, legendCounts, visible, type Choice } from "../../src/graph/visible";
import { NO_FILTERS, type Filters } from "../../src/state/state";
import { edge, node } from "./make";

const model = merge(EMPTY, {
  nodes: [{ ...node("a"), hidden: 3 }, node("b"), node("c", "Force"), node("d", "Plan")],
  edges: [edge("a", "b"), edge("a", "b", { type: "thanks", confidence: 0.4 }), edge("c", "a", { negated: true, modality: "reported" }),
          edge("c", "d", { first: "2025-06-01", last: "2025-06-02" }), edge("a", "elsewhere")],
}, ["a"]);

const NONE: Mentions = new Map();
const choice = (filters: Partial<Filters> = {}, more: Partial<Choice> = {}): Choice => ({ filters: { ...NO_FILTERS, ...filters }, hidden: [], mentions: NONE, ...more });
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
});

const said = (date: string | null, more: Partial<MentionItem> = {}): Mention => readMention({ date, modality: "asserted", confidence: 0.8, document: "1", ...more });

test("filters look at each piece of evidence: an edge passes when one passes all, and counts those that do", () => {
  const mentions: Mentions = new Map([["a consults b", [
    said("2025-01-03", { confidence: 0.9 }), said("2025-06-03", { confidence: 0.4, document: "2" }), said("2025-06-04", { modality: "planned", document: "2" })]]]);
  const left = (filters: Partial<Filters>): unknown => {
    const edge = visible(model, choice({ ...filters, typesOff: ["thanks"], labelsOff: ["Force"] }, { mentions })).edges[0];
    return edge === undefined ? null : [edge.mentions, edge.documents, edge.first, edge.last];
  };
  // Between two mentions there is none, whatever lies before and after.
  assert.equal(left({ since: "2025-02-01", until: "2025-05-01" }), null);
  assert.deepEqual(left({ since: "2025-06-01" }), [2, 1, "2025-06-03", "2025-06-04"]);
  assert.deepEqual(left({ until: "2025-06-03" }), [2, 2, "2025-01-03", "2025-06-03"]);
  assert.equal(left({ since: "2025-06-01", minConfidence: 0.85 }), null);
  assert.deepEqual(left({ since: "2025-06-01", assertedOnly: true }), [1, 1, "2025-06-03", "2025-06-03"]);
  assert.equal(left({ assertedOnly: true, documents: ["2"], minConfidence: 0.5 }), null);
  assert.deepEqual(left({ documents: ["2"] }), [2, 1, "2025-06-03", "2025-06-04"]);
  assert.equal(left({ documents: ["3"] }), null);
});

test("an accepted edge passes whatever its evidence's confidence", () => {
  const accepted = merge(EMPTY, { nodes: [node("a"), node("b")], edges: [edge("a", "b", { confidence: 1 })] }, []);
  const mentions: Mentions = new Map([["a consults b", [said("2025-01-03", { confidence: 0.3 })]]]);
  assert.equal(visible(accepted, choice({ minConfidence: 0.9 }, { mentions })).edges.length, 1);
  assert.equal(visible(accepted, choice({ since: "2025-02-01", minConfidence: 0.9 }, { mentions })).edges.length, 0);
});

test("an edge whose mentions are not known is filtered by its sums", () => {
  assert.deepEqual(ids(choice({ since: "2025-02-01" })), ["c consults d"]);
  assert.equal(ids(choice({ until: "2025-01-01" })).length, 3);
});

test("what has no date passes only an open range", () => {
  assert.equal(inRange(said(null), "2025-01-01", ""), false);
  assert.equal(inRange(said(null), "", ""), true);
});

test("a month or a year touches every day of it", () => {
  const month = said("2024-02");
  assert.equal(inRange(month, "2024-02-29", ""), true);
  assert.equal(inRange(month, "2024-03-01", ""), false);
  assert.equal(inRange(month, "", "2024-02-01"), true);
  assert.equal(inRange(month, "", "2024-01-31"), false);
  assert.equal(inRange(said("2024"), "2024-12-31", "2025-01-01"), true);
  assert.equal(bins([edge("a", "b")], () => [month]).length, 29);
});

test("mentions are asked for in parcels that an address can hold, and of many edges all at once", async () => {
  const asked: number[] = [];
  const fetch = async (address: string): Promise<Response> => {
    assert.ok(address.length < 12_000);
    asked.push(address.split("edge=").length - 1);
    return new Response(JSON.stringify({ items: [{ edge: "e0", mentions: [{ date: "2025", modality: "asserted", confidence: 1, document: "1" }] }] }));
  };
  const client = new Client("api", fetch);
  const ids = (count: number, letters: number): string[] => Array.from({ length: count }, (_, i) => `e${i}${"ä".repeat(letters)}`);
  assert.equal((await loadMentions(client, [])).size, 0);
  assert.deepEqual((await loadMentions(client, ids(130, 0))).get("e0")?.map((one) => [one.from, one.to]), [["2025-01-01", "2025-12-31"]]);
  await loadMentions(client, ids(20, 400));
  await loadMentions(client, ids(301, 0));
  assert.deepEqual(asked, [60, 60, 10, 3, 3, 3, 3, 3, 3, 2, 0]);
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
  const mentions: Mentions = new Map([["a consults b", [said("2025-01-01"), said("2025-01-01"), said("2025-03")]]]);
  const bars = bins(edges, (one) => mentionsOf(one, mentions));
  assert.ok(bars.length > 2);
  for (const bar of bars) {
    assert.equal(bar.count, visible(model, choice({ since: bar.since, until: bar.until }, { mentions })).edges.length, bar.since);
  }
  assert.equal(bars.at(-1)?.until && bars.at(-1)!.until >= "2025-06-02", true);
});

test("bars are days, weeks, months or years, never more than 130", () => {
  for (const [last, most] of [["2025-01-20", 60], ["2025-12-31", 130], ["2032-01-01", 130], ["2125-01-01", 130]] as const) {
    const bars = bins([edge("a", "b")], () => [said("2025-01-01"), said(last)]);
    assert.ok(bars.length >= 2 && bars.length <= most, `${last}: ${bars.length}`);
    for (let i = 1; i < bars.length; i += 1) assert.ok(bars[i]!.since > bars[i - 1]!.until);
  }
  assert.deepEqual(bins([edge("a", "b")], () => [said(null)]), []);
});

test("a look back at long ago is one bar, which counts what brushing it would show", () => {
  const recent = Array.from({ length: 30 }, (_, i) => said(`2026-03-${String(1 + (i % 20)).padStart(2, "0")}`));
  const edges = [edge("a", "b"), edge("a", "c")];
  const mentions: Mentions = new Map([["a consults b", [...recent, said("1903"), said("1960-05-01")]], ["a consults c", [said("2031-01-01")]]]);
  const bars = bins(edges, (one) => mentionsOf(one, mentions));
  assert.deepEqual([bars[0]?.since, bars[0]?.until, bars[0]?.count], ["1903-01-01", "2026-02-28", 1]);
  assert.deepEqual([bars[1]?.since, bars[1]?.until], ["2026-03-01", "2026-03-01"]);
  assert.deepEqual([bars.at(-1)?.since, bars.at(-1)?.until, bars.at(-1)?.count], ["2026-03-19", "2031-01-01", 2]);
  assert.equal(bars.length, 20);
});

test("the server's graphology export is read as an answer, and nonsense as an empty one", () => {
  const answer = fromGraphology({ nodes: [{ key: "a", attributes: { name: "A", entityType: "State" } }, { key: "b", attributes: {} }],
    edges: [{ key: "e", source: "a", target: "b", attributes: { relation: "thanks", negated: true, mentions: 2, documents: 1, first: "2025-01-01", last: "", modality: "planned", confidence: 0.5 } }] });
  assert.deepEqual(answer.nodes.map((one) => [one.key, one.name, one.degree]), [["a", "A", 1], ["b", "b", 1]]);
  assert.deepEqual([answer.edges[0]?.type, answer.edges[0]?.negated, answer.edges[0]?.last], ["thanks", true, null]);
  for (const bad of [null, 3, [], { nodes: 1, edges: {} }]) assert.deepEqual(fromGraphology(bad), { nodes: [], edges: [] });
});
