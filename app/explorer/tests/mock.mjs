// A stand-in for `entente serve`, for what the examples do not have: names that try to be markup, and 10,000 nodes.
// It answers the reading half of /api/v1 from a graph made from a seed, and serves the built explorer with the same
// Content-Security-Policy.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

export const HOSTILE = [
  "<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "\"><svg onload=alert(1)>", "'; DROP TABLE node; --",
  "{{constructor.constructor('alert(1)')()}}", "javascript:alert(1)", "&lt;b&gt; &amp;", "\u202Eright to left", "line\nbreak", "=cmd|' /C calc'!A0",
  "__proto__", "constructor", "%3Cscript%3E", "a,b;c|d&e=f#g", "\u{1F600} emoji \u{1F1F5}\u{1F1F0}", "long " + "x".repeat(300),
];

const LABELS = ["State", "Official", "Force", "Plan", "Organization", "Group", "Place"];
const TYPES = ["consults", "offers", "objects-to", "thanks", "supports", "attacks", "official-of"];
const MODALITIES = ["asserted", "asserted", "reported", "planned", "possible"];

function random(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const day = (n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10);

/** A graph of so many nodes and edges, the same for the same arguments; the first nodes have the names given. */
export function makeGraph(nodeCount, edgeCount, names = [], seed = 7) {
  const next = random(seed);
  const nodes = Array.from({ length: nodeCount }, (_, i) => ({
    key: names[i] === undefined ? `state/n${i}` : `state/${names[i]}`, label: LABELS[i % LABELS.length], name: names[i] ?? `Node ${i}`, state: null, degree: 0,
  }));
  const edges = new Map();
  for (let i = 0; edges.size < edgeCount; i += 1) {
    const source = i < nodeCount - 1 && i > 0 ? nodes[i] : nodes[next(nodeCount)];
    const target = i < nodeCount - 1 && i > 0 ? nodes[next(i)] : nodes[Math.min(next(nodeCount), next(nodeCount))];
    if (source === target) continue;
    const type = TYPES[next(TYPES.length)];
    const negated = next(12) === 0;
    const id = `${source.key} ${negated ? "not " : ""}${type} ${target.key}`;
    if (edges.has(id)) continue;
    const first = next(300);
    edges.set(id, {
      id, source: source.key, target: target.key, type, negated, mentions: 1 + next(9), documents: 1, first: day(first), last: day(first + next(40)),
      modality: MODALITIES[next(MODALITIES.length)], confidence: (40 + next(60)) / 100, cameo: "040", plover: "CONSULT", disputed: false,
    });
    source.degree += 1;
    target.degree += 1;
  }
  return { nodes, edges: [...edges.values()] };
}

function api(graph) {
  const byKey = new Map(graph.nodes.map((node) => [node.key, node]));
  const byId = new Map(graph.edges.map((edge) => [edge.id, edge]));
  const touching = new Map(graph.nodes.map((node) => [node.key, []]));
  for (const edge of graph.edges) {
    touching.get(edge.source).push(edge);
    touching.get(edge.target).push(edge);
  }
  const ends = (edge) => ({ ...edge, sourceNode: byKey.get(edge.source), targetNode: byKey.get(edge.target) });
  const document = { id: "1.txt", title: HOSTILE[0], publisher: "The \"Paper\"", published: "2025-01-01", url: "javascript:alert(1)" };
  const other = (edge, key) => (edge.source === key ? edge.target : edge.source);

  function neighbourhood(query) {
    const keys = query.getAll("node").filter((key) => byKey.has(key));
    const limit = Number(query.get("limit") ?? 60);
    const here = new Set(keys);
    let rim = keys;
    for (let hop = 0; hop < Number(query.get("hops") ?? 1); hop += 1) {
      const found = rim.flatMap((key) => touching.get(key).map((edge) => other(edge, key))).filter((key) => !here.has(key));
      rim = [...new Set(found)].slice(0, Math.max(0, limit - here.size));
      for (const key of rim) here.add(key);
    }
    const nodes = [...here].map((key) => ({
      ...byKey.get(key), distance: 0, hidden: new Set(touching.get(key).map((edge) => other(edge, key)).filter((one) => !here.has(one))).size,
    }));
    return { nodes, edges: graph.edges.filter((edge) => here.has(edge.source) && here.has(edge.target)) };
  }

  const routes = [
    [/^\/status$/, () => ({ version: "0", revision: "1", nodes: graph.nodes.length, edges: graph.edges.length, evidence: graph.edges.length, documents: 1, writable: false, examples: ["who consulted whom"] })],
    [/^\/ontology$/, () => ({ labels: [], types: TYPES.map((name) => ({ name, structural: false, core: true, count: 1 })) })],
    [/^\/search$/, (query) => ({ items: graph.nodes.filter((node) => node.name.toLowerCase().includes((query.get("q") ?? "").toLowerCase()))
      .slice(0, Number(query.get("limit") ?? 10)).map((node) => ({ ...node, aliases: [node.name], matched: node.name })) })],
    [/^\/neighbourhood$/, neighbourhood],
    [/^\/mentions$/, (query) => ({ items: (query.has("edge") ? query.getAll("edge").map((id) => byId.get(id)).filter(Boolean) : graph.edges).map((edge) => ({
      edge: edge.id, mentions: [edge.first, edge.last].map((date) => ({ date, modality: edge.modality, confidence: edge.confidence, document: document.id })) })) })],
    [/^\/export$/, () => ({
      nodes: graph.nodes.map((node) => ({ key: node.key, attributes: { name: node.name, entityType: node.label } })),
      edges: graph.edges.map(({ id, source, target, type, ...rest }) => ({ key: id, source, target, attributes: { relation: type, ...rest } })),
    })],
    [/^\/timeline$/, () => ({ total: 1, items: [{ date: "2025-01-01", edge: graph.edges[0], sentence: graph.nodes[0].name, document }], histogram: [{ date: "2025-01-01", count: 1 }] })],
    [/^\/disputes$/, () => ({ items: [{ subject: graph.nodes[0].name, sides: graph.edges.slice(0, 2).map((edge) => ({ edge, stance: edge.type })) }] })],
    [/^\/documents$/, () => ({ total: 1, items: [{ ...document, evidence: 1 }] })],
    [/^\/documents\/.*$/, () => ({ ...document, parts: [{ text: graph.nodes[0].name, role: "source", node: graph.nodes[0].key }], evidence: [{ id: "1", edge: graph.edges[0].id, sentence: 0 }] })],
    [/^\/ask$/, () => ({ understood: graph.nodes[0].name, columns: ["subject", "relation", "object", "sentence", "edge"],
      rows: graph.edges.slice(0, 20).map((edge) => [byKey.get(edge.source).name, edge.type, byKey.get(edge.target).name, byKey.get(edge.source).name, edge.id]),
      nodes: graph.nodes.filter((node) => graph.edges.slice(0, 20).some((edge) => edge.source === node.key || edge.target === node.key)), edges: graph.edges.slice(0, 20) })],
    [/^\/nodes\/(.*)\/edges$/, (_, key) => ({ total: touching.get(key).length, offset: 0, items: touching.get(key).slice(0, 25).map(ends) })],
    [/^\/nodes\/(.*)$/, (_, key) => (byKey.has(key) ? { ...byKey.get(key), aliases: [byKey.get(key).name, ...HOSTILE.slice(0, 3)], properties: {}, roles: [{ role: HOSTILE[0], organization: null, since: null, until: null }],
      counts: [{ type: "consults", direction: "out", edges: 1 }], handles: [] } : null)],
    [/^\/edges\/(.*)\/evidence$/, (_, id) => {
      const edge = byId.get(id);
      const name = (key) => byKey.get(key).name;
      return { total: 1, items: [{ id: "1", document, sentence: { index: 0, parts: [
        { text: name(edge.source), role: "source", node: edge.source }, { text: ` ${edge.type} `, role: "trigger", node: null }, { text: name(edge.target), role: "target", node: edge.target }, { text: ".", role: null, node: null }] },
      before: HOSTILE[1], after: HOSTILE[0], type: edge.type, negated: edge.negated, modality: edge.modality, attributedTo: { text: HOSTILE[2] }, date: edge.first,
      rule: "verb:consult", confidence: edge.confidence, cameo: "040", plover: "CONSULT", copies: 1 }] };
    }],
    [/^\/edges\/(.*)$/, (_, id) => (byId.has(id) ? ends(byId.get(id)) : null)],
  ];
  return (path, query) => {
    for (const [pattern, answer] of routes) {
      const match = pattern.exec(path);
      if (match !== null) return answer(query, match[1] === undefined ? "" : decodeURIComponent(match[1]));
    }
    return null;
  };
}

const TYPES_OF_FILES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

/** Serves `graph` and the files of `folder` on a free port of the loopback; resolves to { address, close }. */
export function serve(graph, folder) {
  const answer = api(graph);
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://localhost");
    response.setHeader("Content-Security-Policy", "default-src 'self'");
    if (url.pathname.startsWith("/api/v1/")) {
      const path = url.pathname.slice("/api/v1".length);
      const body = answer(path, url.searchParams);
      response.writeHead(body === null ? 404 : 200, { "Content-Type": "application/json" });
      response.end(JSON.stringify(body ?? { error: { code: "not-found", message: "not in this graph" } }));
      return;
    }
    const file = normalize(url.pathname === "/" ? "/index.html" : url.pathname);
    try {
      const bytes = await readFile(join(folder, file));
      response.writeHead(200, { "Content-Type": TYPES_OF_FILES[extname(file)] ?? "application/octet-stream" });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve({ address: `http://127.0.0.1:${server.address().port}/`, close: () => { server.close(); server.closeAllConnections(); } }));
  });
}
