// The work of bench_graph on an embedded graph database. Usage: work.mjs PACKAGE NODES.csv EDGES.csv NAMES
// Prints one line of JSON: for each piece of work the median in microseconds of one query, from its text to its rows.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const shareMs = 20_000;
const fewest = 3;
const [name, nodes, edges, namesFile] = process.argv.slice(2);
const library = (await import(name)).default;
const drawn = readFileSync(namesFile, 'utf8').split('\n').slice(0, -1);
const folder = mkdtempSync(join(tmpdir(), 'entente-peers-'));

const connection = new library.Connection(new library.Database(join(folder, 'graph')));
const run = async (text) => (await connection.query(text)).getAll();
const begin = performance.now();
await run('CREATE NODE TABLE Person(id INT64, name STRING, PRIMARY KEY (name))');
await run('CREATE REL TABLE Edge(FROM Person TO Person)');
await run(`COPY Person FROM '${nodes}'`);
await run(`COPY Edge FROM '${edges}'`);
const result = { build: (performance.now() - begin) * 1000 };

async function medianUs(text, inputs) {
  const prepared = await connection.prepare(text);
  const took = [];
  const end = performance.now() + shareMs;
  for (const parameters of inputs) {
    const start = performance.now();
    const answer = await connection.execute(prepared, parameters);
    await answer.getAll();
    took.push((performance.now() - start) * 1000);
    if (performance.now() > end && took.length >= fewest) break;
  }
  took.sort((a, b) => a - b);
  return took[Math.floor(took.length / 2)];
}

const ones = drawn.map((a) => ({ a }));
const pairs = [];
for (let i = 0; i + 1 < drawn.length; i += 2) pairs.push({ a: drawn[i], b: drawn[i + 1] });
const work = {
  'hops-1-out': ['MATCH (a:Person {name: $a})-[:Edge]->(b) RETURN DISTINCT b.id', ones],
  'hops-2-out': ['MATCH (a:Person {name: $a})-[:Edge*1..2]->(b) RETURN DISTINCT b.id', ones],
  'shortest-out': ['MATCH p = (a:Person {name: $a})-[:Edge* SHORTEST 1..20]->(b:Person {name: $b}) RETURN length(p)', pairs],
  'all-shortest-out-counted': [
    'MATCH p = (a:Person {name: $a})-[:Edge* ALL SHORTEST 1..20]->(b:Person {name: $b}) RETURN count(p)',
    pairs,
  ],
};
for (const [piece, [text, inputs]] of Object.entries(work)) {
  try {
    result[piece] = await medianUs(text, inputs);
  } catch (error) {
    process.stderr.write(`${name}: ${piece}: ${error.message}\n`);
  }
}
process.stdout.write(`${JSON.stringify(result)}\n`);
rmSync(folder, { recursive: true, force: true });
process.exit(0); // the databases of these packages have no end that can be waited for
