// Starts `entente serve` over the example articles in a folder of its own.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ARTICLES = join(dirname(fileURLToPath(import.meta.url)), "../../../../examples/articles");
export const TOKEN = "token-of-the-end-to-end-tests";
const START_MS = 60_000;

/** Resolves to { address, close }. */
export async function startServer(program, { write = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "entente-e2e-"));
  const db = join(folder, "examples.db");
  execFileSync(program, ["ingest", "--db", db, ARTICLES], { stdio: "ignore" });
  const tokenFile = join(folder, "token");
  writeFileSync(tokenFile, `${TOKEN}\n`);
  const server = spawn(program, ["serve", "--db", db, "--port", "0", ...(write ? ["--write", "--token-file", tokenFile] : [])], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const address = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the server did not start: ${said}`)), START_MS);
    const listen = (data) => {
      said += data;
      const match = /http:\/\/[^\s]+/.exec(said);
      if (match === null) return;
      clearTimeout(timer);
      resolve(`${match[0].replace(/\/$/, "")}/`);
    };
    server.stdout.on("data", listen);
    server.stderr.on("data", listen);
    server.on("exit", (code) => reject(new Error(`the server left with ${code}: ${said}`)));
  });
  const close = async () => {
    server.removeAllListeners("exit");
    const gone = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  return { address, close };
}
