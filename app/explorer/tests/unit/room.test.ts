import assert from "node:assert/strict";
import { test } from "node:test";
import { Room } from "../../src/draw/room";
import { sides } from "../../src/draw/sides";
import { edge } from "./make";

test("a label goes to the first place that is free, and nowhere where none is", () => {
  const room = new Room(200, 100);
  const box = (x: number, y: number): { x: number; y: number; width: number; height: number } => ({ x, y, width: 10, height: 4 });
  assert.deepEqual(room.find([box(0, 0), box(0, 50)]), box(0, 0));
  assert.deepEqual(room.find([box(9, 3), box(0, 50)]), box(0, 50));
  assert.equal(room.find([box(5, 1), box(5, 51)]), null);
  assert.deepEqual(room.find([box(10, 0)]), box(10, 0), "what only touches does not overlap");
  room.take(box(0, 90));
  assert.equal(room.find([box(0, 91)]), null);
});

test("a label does not hang over the border of the picture", () => {
  const room = new Room(100, 100);
  const box = (x: number, y: number): { x: number; y: number; width: number; height: number } => ({ x, y, width: 10, height: 4 });
  for (const out of [box(-1, 0), box(0, -1), box(91, 0), box(0, 97)]) assert.equal(room.find([out]), null);
  assert.deepEqual(room.find([box(91, 0), box(90, 96)]), box(90, 96));
});

test("a label stands first on the side of its node where the fewest lines are", () => {
  const positions = new Map<string, readonly [number, number]>([["a", [0, 0]], ["b", [0, -2]], ["c", [0.5, 2]], ["d", [3, 1]], ["e", [-1, -3]]]);
  const found = sides([edge("a", "b"), edge("c", "a"), edge("a", "d"), edge("e", "a")], positions);
  assert.deepEqual(found.get("a"), ["left", "above", "right", "below"]);
  assert.deepEqual(found.get("b"), ["below", "right", "left", "above"]);
  assert.equal(found.get("nobody"), undefined);
});
