// Reads exports with programs that are not ours and compares them with the JSON export.
// Usage: node read_back.mjs FOLDER, which holds each export under its format's name. Exits 1 and says what differs; 77,
// and says why, where a program is missing.
import assert from "node:assert/strict";
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
const read = (format) => readFileSync(join(folder, format), "utf8");

function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(77);
}

if (!existsSync(join(here, "node_modules/.package-lock.json"))) skip("the npm packages of tests/export/consumers are not installed");

const reference = JSON.parse(read("json"));
const nodes = new Map(reference.nodes.map((node) => [node.id, node]));
const edges = new Map(reference.edges.map((edge) => [edge.id, edge]));
const sorted = (list) => [...list].sort();
const same = (what, found, wanted) => assert.deepEqual(found, wanted, what);
const relation = (edge) => (edge.negated ? "not " : "") + edge.type;
const oneLine = (text) => text.replace(/[\x00-\x20\x7f]+/g, " ").replace(/^ +| +$/g, "");

function checkNode(attributes, key) {
  const node = nodes.get(key);
  same("name", attributes.name, node.name);
  same("label", attributes.entityType, node.label);
  same("aliases", attributes.aliases ?? "", node.aliases.join("; "));
}

function checkEdge(attributes, edge) {
  same("relation", [attributes.relation, attributes.negated], [edge.type, edge.negated]);
  same("sums", [attributes.mentions, attributes.documents, attributes.confidence, attributes.modality], [edge.mentions, edge.documents, edge.confidence, edge.modality]);
  same("sentence", attributes.sentence, oneLine(edge.evidence[0].sentence.text));
}

async function graphology() {
  const { default: Graph } = await import("graphology");
  const graph = Graph.from(JSON.parse(read("graphology")));
  same("nodes", sorted(graph.nodes()), sorted(nodes.keys()));
  same("edges", sorted(graph.edges()), sorted(edges.keys()));
  graph.forEachNode((key, attributes) => checkNode(attributes, key));
  graph.forEachEdge((key, attributes, source, target) => {
    same("ends", [source, target], [edges.get(key).source, edges.get(key).target]);
    checkEdge(attributes, edges.get(key));
  });
}

async function cytoscape() {
  const { default: cytoscape } = await import("cytoscape");
  const graph = cytoscape({ ...JSON.parse(read("cytoscape")), headless: true });
  same("nodes", sorted(graph.nodes().map((node) => node.id())), sorted(nodes.keys()));
  same("edges", sorted(graph.edges().map((edge) => edge.id())), sorted(edges.keys()));
  graph.nodes().forEach((node) => checkNode(node.data(), node.id()));
  graph.edges().forEach((edge) => {
    same("ends", [edge.source().id(), edge.target().id()], [edges.get(edge.id()).source, edges.get(edge.id()).target]);
    checkEdge(edge.data(), edges.get(edge.id()));
  });
}

async function nquads() {
  const { Parser } = await import("n3");
  const quads = new Parser({ format: "application/n-quads" }).parse(read("nquads"));
  const objects = (ending) => quads.filter((quad) => quad.predicate.value.endsWith(ending)).map((quad) => quad.object.value);
  same("labels", sorted(objects("#label")), sorted(reference.nodes.map((node) => node.name)));
  same("quotes", sorted(objects("oa#exact")), sorted(reference.edges.flatMap((edge) => edge.evidence.map((one) => one.sentence.text))));
  same("claims", quads.filter((quad) => quad.graph.value !== "").length, reference.edges.flatMap((edge) => edge.evidence).length);
}

async function cypher() {
  const { parseStatementsStrs, lintCypherQuery } = createRequire(import.meta.url)("@neo4j-cypher/language-support");
  const text = read("cypher");
  const { diagnostics } = lintCypherQuery(text, {});
  same("syntax", diagnostics.filter((one) => one.severity === 1).map((one) => one.message), []);
  // Every label and every pair of type and ends is a statement of its own kind, and no name adds another.
  const kinds = parseStatementsStrs(text).map((statement) => statement.trim()).filter((statement) => statement !== "").map((statement) => statement.split(/\s/)[0]);
  same("statements", [...new Set(kinds)], ["UNWIND"]);
}

async function inBrowser() {
  const { launch, needBrowser } = await import("../../../app/explorer/tests/browser.mjs");
  await needBrowser();
  const browser = await launch();
  try {
    await mermaid(browser);
    await html(browser);
  } finally {
    await browser.close();
  }
}

/** Every end of line as HTML has it. */
const endings = (text) => text.replace(/\r\n?/g, "\n");

/** A page that fails on a dialogue or on a request to anywhere but a file. */
async function guarded(browser) {
  const page = await browser.newPage();
  const wrongs = [];
  page.on("dialog", (dialog) => { wrongs.push(dialog.message()); void dialog.dismiss(); });
  page.on("pageerror", (error) => wrongs.push(error.message));
  page.on("request", (request) => { if (!/^(file|data|about|blob):/.test(request.url())) wrongs.push(request.url()); });
  return { page, wrongs };
}

async function mermaid(browser) {
  const { page, wrongs } = await guarded(browser);
  await page.addScriptTag({ path: join(here, "node_modules/mermaid/dist/mermaid.min.js") });
  const found = await page.evaluate(async (text) => {
    window.mermaid.initialize({ startOnLoad: false, securityLevel: "strict", maxEdges: 500 });
    await window.mermaid.parse(text);
    const { db } = await window.mermaid.mermaidAPI.getDiagramFromText(text);
    const ends = db.getEdges().map((edge) => [edge.start, edge.text, edge.end]);
    return { nodes: [...db.getVertices().values()].map((vertex) => [vertex.id, vertex.text]), edges: ends };
  }, read("mermaid"));
  same("mermaid's nodes", found.nodes.length, nodes.size);
  same("mermaid's edges", found.edges.length, edges.size);
  same("mermaid's relations", sorted(found.edges.map(([, text]) => text)), sorted(reference.edges.map(relation)));
  same("mermaid's wrongs", wrongs, []);
  await page.close();
}

async function html(browser) {
  const { page, wrongs } = await guarded(browser);
  // From disk, as its reader opens it; under a name that says what it is.
  copyFileSync(join(folder, "html"), join(folder, "html.html"));
  await page.goto(pathToFileURL(join(folder, "html.html")).href);
  const lines = await page.locator("details").evaluateAll((all) => all.map((one) => ({ id: one.id, text: one.textContent, quotes: one.querySelectorAll("blockquote").length })));
  same("lines", sorted(lines.map((line) => line.id)), sorted(edges.keys()));
  for (const line of lines) {
    const edge = edges.get(line.id);
    same("sentences", line.quotes, edge.evidence.length);
    assert.ok(endings(line.text).includes(endings(nodes.get(edge.source).name)), `html: ${nodes.get(edge.source).name}`);
  }
  same("foreign elements", await page.evaluate(() => document.querySelectorAll("main img, main script, main b, a[href^='javascript']").length), 0);
  same("html's wrongs", wrongs, []);
  await page.close();
}

for (const consumer of [graphology, cytoscape, nquads, cypher, inBrowser]) {
  await consumer();
  console.log(`${consumer.name}: every node and edge read back`);
}
