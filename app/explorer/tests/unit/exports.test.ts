import assert from "node:assert/strict";
import { test } from "node:test";
import Graph from "graphology";
import { scene } from "../../src/draw/scene";
import { shorten } from "../../src/draw/labels";
import { citation, webAddress } from "../../src/exports/citation";
import { csv, csvField } from "../../src/exports/csv";
import { html } from "../../src/exports/html";
import { json } from "../../src/exports/json";
import { svg } from "../../src/exports/svg";
import { queryString, keyPath } from "../../src/api/client";
import { fan } from "../../src/graph/fan";
import { EMPTY, merge } from "../../src/graph/model";
import { HOSTILE } from "../mock.mjs";
import { edge, node } from "./make";

const names = HOSTILE as string[];
const model = merge(EMPTY, { nodes: names.map((name) => ({ ...node(name), name })), edges: names.slice(1).map((name) => edge(names[0]!, name, { negated: true })) }, []);
const shown = { nodes: [...model.nodes.values()], edges: [...model.edges.values()] };
const positions = new Map(names.map((name, i) => [name, [i, -i] as const]));
const picture = scene(shown, positions, fan(shown.edges), "light");

/** Every tag a document opens. */
const tags = (text: string): Set<string> => new Set([...text.matchAll(/<([a-z][a-z0-9]*)/gi)].map((match) => match[1] as string));

test("names that try to be markup stay text in SVG and HTML", () => {
  assert.deepEqual([...tags(svg(picture))].sort(), ["g", "path", "rect", "svg", "text", "title"]);
  const page = html(picture, shown);
  assert.ok(!tags(page).has("img") && !tags(page).has("script"));
  assert.ok(page.includes("&lt;img src=x onerror=alert(1)&gt;"));
});

test("a picture holds every node and edge once", () => {
  const paths = picture.marks.filter((mark) => mark.kind === "path");
  for (const name of names) assert.equal(paths.filter((mark) => mark.title === `${name} (State)`).length, 1);
  assert.equal(paths.filter((mark) => mark.dash === "dashed" && mark.title.includes(" not consults ")).length, shown.edges.length);
});

test("a spreadsheet takes no field for a formula, and a reader of CSV gets every name back", () => {
  assert.equal(csvField("=1+1"), "'=1+1");
  assert.equal(csvField("a\"b"), "\"a\"\"b\"");
  assert.equal(csvField(-1), "-1");
  const lines = csv({ nodes: [], edges: [edge("a,b", "c")] }).split("\r\n");
  assert.equal(lines.length, 3);
  assert.ok(lines[1]?.startsWith("\"a,b consults c\",\"a,b\","));
});

test("graphology reads the JSON back", () => {
  const graph = Graph.from(JSON.parse(json(shown, positions)));
  assert.deepEqual([graph.order, graph.size], [names.length, names.length - 1]);
  for (const name of names) assert.equal(graph.getNodeAttribute(name, "label"), name);
});

test("a citation quotes the sentence and says where it stands", () => {
  const evidence = {
    id: "1", document: { id: "1.txt", title: "Title", publisher: "Paper", published: "2025-02-01", url: "https://example.org/1" },
    sentence: { index: 0, parts: [{ text: "Chad ", role: "source" as const, node: "a" }, { text: "thanked\n", role: "trigger" as const, node: null }, { text: "Niger.", role: "target" as const, node: "b" }] },
    before: "", after: "", type: "thanks", negated: false, modality: "asserted" as const, attributedTo: null, date: null, rule: "", confidence: 1, cameo: null, plover: null, copies: 1,
  };
  assert.equal(citation(evidence), "“Chad thanked Niger.” — Paper, “Title”, 2025-02-01. https://example.org/1");
  assert.equal(citation({ ...evidence, document: { id: "1.txt", title: "", publisher: null, published: null, url: null } }), "“Chad thanked Niger.” — 1.txt.");
});

test("only addresses of the web become links", () => {
  assert.equal(webAddress("https://example.org"), "https://example.org");
  for (const bad of ["javascript:alert(1)", "data:text/html,x", "//example.org", "file:///etc/passwd", null]) assert.equal(webAddress(bad), null);
});

test("a query leaves out what is not set and repeats lists, and a key keeps its slash", () => {
  assert.equal(queryString({ node: ["a/b", "c&d"], hops: 1, until: "", flag: true, off: false, none: null }), "?node=a%2Fb&node=c%26d&hops=1&flag=1");
  assert.equal(queryString({}), "");
  assert.equal(keyPath("state/a?b#c"), "state/a%3Fb%23c");
});

test("a long name is cut between letters, and control characters are no line breaks", () => {
  assert.equal(shorten("\u{1F600}".repeat(50)), `${"\u{1F600}".repeat(33)}…`);
  assert.equal(shorten("line\nbreak"), "line break");
});
