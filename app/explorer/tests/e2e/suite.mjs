// A suite of end-to-end tests: one browser and one server, and a page of its own for each test, so that no test leaves
// anything behind for the next. Every wait is bounded, and a test that takes too long ends by losing its page.
import { after, before, describe, test } from "node:test";
import { launch, Page } from "../browser.mjs";

export const TEST_MS = 90_000;
const START_MS = 180_000;

/**
 * `start()` resolves to a server, { address, close }; `define(check)` calls `check(title, work, options)` for each test,
 * and `work(page, server, open)` is the test; `open(options)` opens a further page, which is judged and closed as well.
 * With `each` the server is started anew for each test.
 */
export function suite(name, start, define, { each = false } = {}) {
  describe(name, () => {
    let browser = null;
    let shared = null;
    before(async () => {
      browser = await launch();
      if (!each) shared = await start();
    }, { timeout: START_MS });
    after(async () => {
      await browser?.close();
      await shared?.close();
    }, { timeout: START_MS });

    async function check(work, limit) {
      if (!browser.isConnected()) browser = await launch();
      const server = shared ?? (await start());
      const pages = [];
      const open = async (options) => {
        pages.push(await Page.open(browser, server.address, options));
        return pages.at(-1);
      };
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        for (const page of pages) void page.close().catch(() => {});
      }, limit);
      try {
        await work(await open(), server, open);
      } catch (error) {
        throw late ? new Error(`not done after ${limit / 1000} s`, { cause: error }) : error;
      } finally {
        clearTimeout(timer);
        for (const page of pages) await page.close().catch(() => {});
        if (each) await server.close();
      }
      for (const page of pages) page.judge();
    }
    define((title, work, { limit = TEST_MS } = {}) => test(title, { timeout: limit + START_MS }, () => check(work, limit)));
  });
}
