// Bundles tests/unit/*.test.ts for Node and runs them with Node's own test runner.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
let esbuild;
try {
  esbuild = await import("esbuild");
} catch {
  console.log("skipped: the explorer's npm packages are not installed (make build)");
  process.exit(77);
}
const out = mkdtempSync(join(tmpdir(), "entente-explorer-"));
try {
  const entryPoints = readdirSync(join(here, "unit")).filter((name) => name.endsWith(".test.ts")).map((name) => join(here, "unit", name));
  await esbuild.build({ entryPoints, outdir: out, bundle: true, platform: "node", format: "esm", target: "node18", outExtension: { ".js": ".mjs" }, logLevel: "warning" });
  const run = spawnSync(process.execPath, ["--test", ...readdirSync(out).map((name) => join(out, name))], { stdio: "inherit" });
  process.exitCode = run.status ?? 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}
