import assert from "node:assert/strict";
import { test } from "node:test";
import { Room } from "../../src/draw/room";

test("a label goes to the first place that is free, and nowhere where none is", () => {
  const room = new Room();
  const box = (x: number, y: number): { x: number; y: number; width: number; height: number } => ({ x, y, width: 10, height: 4 });
  assert.deepEqual(room.find([box(0, 0), box(0, 50)]), box(0, 0));
  assert.deepEqual(room.find([box(9, 3), box(0, 50)]), box(0, 50));
  assert.equal(room.find([box(5, 1), box(5, 51)]), null);
  assert.deepEqual(room.find([box(10, 0)]), box(10, 0), "what only touches does not overlap");
  room.take(box(0, 90));
  assert.equal(room.find([box(0, 91)]), null);
});
