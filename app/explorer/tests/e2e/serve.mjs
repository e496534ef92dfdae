// Starts `entente serve` over the example articles in a folder of its own.
import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ARTICLES = join(dirname(fileURLToPath(import.meta.url)), "../../../../examples/articles");
export const TOKEN = "token-of-the-end-to-end-tests";
const START_MS = 60_000;
const READ_MS = 120_000;
/** Seconds after which a server ends by itself, whatever became of the tests. */
const MOST_SECONDS = "900";

const running = new Set();
const folders = new Set();
// Where the tests end before their time, so does all they started.
process.on("exit", () => {
  for (const server of running) server.kill("SIGTERM");
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => process.exit(1));

function makeFolder() {
  const folder = mkdtempSync(join(tmpdir(), "entente-e2e-"));
  folders.add(folder);
  return folder;
}

let examples = "";

/** A database with the example articles, read once. */
function exampleDatabase(program) {
  if (examples === "") {
    const db = join(makeFolder(), "examples.db");
    execFileSync(program, ["ingest", "--db", db, ARTICLES], { stdio: "ignore", timeout: READ_MS });
    examples = db;
  }
  return examples;
}

/** Resolves to { address, close }. */
export async function startServer(program, { write = false } = {}) {
  const folder = makeFolder();
  const db = join(folder, "examples.db");
  copyFileSync(exampleDatabase(program), db);
  const tokenFile = join(folder, "token");
  writeFileSync(tokenFile, `${TOKEN}\n`);
  const rights = write ? ["--write", "--token-file", tokenFile] : [];
  const server = spawn("timeout", ["--kill-after=5", MOST_SECONDS, program, "serve", "--db", db, "--port", "0", ...rights], { stdio: ["ignore", "ignore", "pipe"] });
  running.add(server);
  let said = "";
  const gone = new Promise((resolve) => server.once("exit", resolve));
  const address = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the server did not start: ${said}`)), START_MS);
    void gone.then((code) => { clearTimeout(timer); reject(new Error(`the server left with ${code}: ${said}`)); });
    server.once("error", reject);
    server.stderr.on("data", (data) => {
      said += data;
      const match = /http:\/\/[^\s]+/.exec(said);
      if (match === null) return;
      clearTimeout(timer);
      resolve(`${match[0].replace(/\/$/, "")}/`);
    });
  });
  const close = async () => {
    server.kill("SIGTERM");
    await gone;
    running.delete(server);
    rmSync(folder, { recursive: true, force: true });
    folders.delete(folder);
  };
  return { address, close };
}
