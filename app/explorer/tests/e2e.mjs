// End-to-end tests in Debian's Chromium. Usage: node tests/e2e.mjs ENTENTE EXPLORER-FOLDER
// ENTENTE_PICTURES=FOLDER writes the pictures of docs/explorer.md there.
import { resolve } from "node:path";
import { after } from "node:test";
import { launch } from "./browser.mjs";
import { mockTests } from "./e2e/mock.mjs";
import { serverTests } from "./e2e/server.mjs";
import { overMock, overServer, reviewTests } from "./e2e/review.mjs";

const [program, folder] = process.argv.slice(2);
if (program === undefined || folder === undefined) {
  console.error("usage: node tests/e2e.mjs ENTENTE EXPLORER-FOLDER");
  process.exit(2);
}
const browser = await launch();
after(() => browser.close());
mockTests(browser, resolve(folder));
serverTests(browser, resolve(program));
reviewTests(browser, "a stand-in that takes judgements", overMock(resolve(folder)));
reviewTests(browser, "entente serve --write", overServer(resolve(program)));
