// End-to-end tests in Debian's Chromium. Usage: node tests/e2e.mjs ENTENTE EXPLORER-FOLDER [articles|review|made]
// ENTENTE_PICTURES=FOLDER writes the pictures of docs/explorer.md there.
import { resolve } from "node:path";
import { needBrowser } from "./browser.mjs";
import { mockTests } from "./e2e/mock.mjs";
import { reviewTests } from "./e2e/review.mjs";
import { serverTests } from "./e2e/server.mjs";

const MOST_MS = 900_000;

const [program, folder, only] = process.argv.slice(2);
if (program === undefined || folder === undefined) {
  console.error("usage: node tests/e2e.mjs ENTENTE EXPLORER-FOLDER [articles|review|made]");
  process.exit(2);
}
await needBrowser();
setTimeout(() => {
  console.error(`the end-to-end tests are not done after ${MOST_MS / 1000} s`);
  process.exit(1);
}, MOST_MS).unref();
const wanted = (part) => only === undefined || only === part;
if (wanted("articles")) serverTests(resolve(program));
if (wanted("review")) reviewTests(resolve(program));
if (wanted("made")) mockTests(resolve(folder));
