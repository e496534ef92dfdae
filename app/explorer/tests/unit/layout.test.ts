import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY, merge, type Model } from "../../src/graph/model";
import { layout } from "../../src/layout/layout";
import { cross, turn, walk } from "../../src/keyboard/walk";
import { edge, node } from "./make";

const pause = async (): Promise<void> => undefined;

function ring(count: number): Model {
  const keys = Array.from({ length: count }, (_, i) => `n${i}`);
  return merge(EMPTY, { nodes: keys.map((key) => node(key)), edges: keys.map((key, i) => edge(key, keys[(i + 1) % count] as string)) }, []);
}

test("the same model is laid out the same, and nodes never stand on one another", async () => {
  for (const count of [1, 2, 7, 60, 600]) {
    const model = ring(count);
    const first = await layout(model, new Map(), pause);
    const second = await layout(model, new Map(), pause);
    assert.deepEqual([...first], [...second]);
    const places = [...first.values()];
    for (const [x, y] of places) assert.ok(Number.isFinite(x) && Number.isFinite(y));
    let nearest = Infinity;
    for (let i = 0; i < places.length; i += 1) {
      for (let j = 0; j < i; j += 1) nearest = Math.min(nearest, Math.hypot(places[i]![0] - places[j]![0], places[i]![1] - places[j]![1]));
    }
    assert.ok(nearest > 0.3, `${count} nodes: ${nearest}`);
  }
});

test("a model that grew keeps its old places nearly", async () => {
  const small = ring(12);
  const before = await layout(small, new Map(), pause);
  const grown = merge(small, { nodes: [node("new")], edges: [edge("n0", "new")] }, []);
  const after = await layout(grown, before, pause);
  for (const key of small.nodes.keys()) {
    const [x, y] = before.get(key)!;
    const [nx, ny] = after.get(key)!;
    assert.ok(Math.hypot(nx - x, ny - y) < 1, key);
  }
});

const places: Record<string, readonly [number, number]> = { hub: [0, 0], east: [2, 0.3], north: [0, 1], far: [5, 0], west: [-1, 0] };
const at = (key: string): readonly [number, number] | undefined => places[key];
const edges = [edge("hub", "east"), edge("north", "hub"), edge("hub", "far"), edge("hub", "west"), edge("hub", "west", { type: "thanks" })];

test("an arrow walks to the neighbour that lies there, by its edge, and stays where none does", () => {
  const hub = { node: "hub", edge: null };
  assert.deepEqual(walk(edges, at, hub, "right"), { node: "east", edge: "hub consults east" });
  assert.deepEqual(walk(edges, at, hub, "up"), { node: "north", edge: "north consults hub" });
  assert.deepEqual(walk(edges, at, hub, "left").node, "west");
  assert.deepEqual(walk(edges, at, hub, "down"), hub);
  assert.deepEqual(walk(edges, at, { node: "alone", edge: null }, "up"), { node: "alone", edge: null });
});

test("turning visits every edge of a node once and comes round, both ways", () => {
  for (const step of [1, -1] as const) {
    let cursor = turn(edges, at, { node: "hub", edge: null }, step);
    const seen = new Set<string | null>();
    for (let i = 0; i < edges.length; i += 1) {
      seen.add(cursor.edge);
      cursor = turn(edges, at, cursor, step);
    }
    assert.equal(seen.size, edges.length);
    assert.ok(seen.has(cursor.edge));
  }
  assert.deepEqual(cross(edges, { node: "hub", edge: "hub thanks west" }), { node: "west", edge: "hub thanks west" });
});
