// Debian's Chromium for the end-to-end tests, with a guard on every page: an error on the console, an uncaught
// exception, a dialogue or a request that leaves the machine fails the test.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import assert from "node:assert/strict";

const CHROMIUM = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].filter(Boolean);
const executablePath = CHROMIUM.find((path) => existsSync(path));
const LAUNCH_MS = 60_000;
const WAIT_MS = 30_000;

// As on a machine without a graphics processor: the processor puts the page together, and draws WebGL by SwiftShader.
// (--use-angle=swiftshader would draw the whole page by SwiftShader, at a frame or two a second.) On a busy machine a
// frame may take so long that the browser takes its drawing process for dead and ends it; after the sixth time it ends
// itself. Neither is a fault of the page.
const ARGS = ["--no-sandbox", "--enable-unsafe-swiftshader", "--force-color-profile=srgb",
              "--disable-gpu-watchdog", "--disable-gpu-process-crash-limit"];

/** Leaves with 77 and a word where something the tests need is missing. */
export async function needBrowser() {
  if (Number(process.versions.node.split(".")[0]) < 20) skip("playwright-core needs Node 20 or later");
  if (executablePath === undefined) skip("Chromium is not installed (scripts/install-packages explorer)");
  try {
    await import("playwright-core");
    await import("axe-core");
  } catch {
    skip("the explorer's npm packages are not installed (make build)");
  }
}

export async function launch() {
  const { chromium } = await import("playwright-core");
  return chromium.launch({ executablePath, args: ARGS, timeout: LAUNCH_MS });
}

function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(77);
}

const axePath = () => createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const PICTURES = process.env.ENTENTE_PICTURES ?? "";

/** A page at `address`, and what it did wrong so far. */
export class Page {
  static async open(browser, address, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1360, height: 850 }, reducedMotion: "reduce", permissions: ["clipboard-read", "clipboard-write"], acceptDownloads: true, ...options });
    const page = new Page(await context.newPage(), address);
    page.page.setDefaultTimeout(WAIT_MS);
    return page;
  }

  constructor(page, address) {
    this.page = page;
    this.address = address;
    this.wrongs = [];
    this.expected = [];
    page.on("console", (message) => {
      const text = `${message.text()} ${message.location().url}`;
      if (["error", "warning"].includes(message.type()) && !/GPU stall|swiftshader|GL Driver Message/i.test(text) && !this.expected.some((one) => text.includes(one))) this.wrongs.push(text);
    });
    page.on("pageerror", (error) => this.wrongs.push(`uncaught: ${error.stack ?? error.message}`));
    page.on("dialog", (dialog) => { this.wrongs.push(`dialogue: ${dialog.message()}`); void dialog.dismiss(); });
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (!["127.0.0.1", ""].includes(url.hostname) && url.protocol !== "blob:") this.wrongs.push(`request to ${url.href}`);
    });
  }

  /** A status the test provokes, whose line on the console is no fault. */
  expect(text) { this.expected.push(text); }

  async go(fragment = "") {
    await this.page.goto("about:blank");
    await this.page.goto(this.address + fragment);
    await this.settle();
  }

  /** Waits until the page has drawn what its address says. */
  async settle() {
    await this.page.waitForSelector("#app[data-ready]");
    await this.page.waitForFunction(() => document.querySelector(".progress")?.textContent === "");
    await this.page.waitForFunction(() => !(document.querySelector(".details-body")?.textContent ?? "").match(/^(Asking…|Looking…)$/));
  }

  async axe(view) {
    await this.page.evaluate(() => window.scrollTo(0, 0));
    if (!(await this.page.evaluate(() => "axe" in window))) {
      // Past the page's own policy: the checker is the test's, not the page's.
      await this.page.evaluate(readFileSync(axePath(), "utf8"));
    }
    const { violations } = await this.page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`), [], `axe on ${view}`);
  }

  async picture(name) {
    if (PICTURES === "") return;
    mkdirSync(PICTURES, { recursive: true });
    await this.page.waitForTimeout(400);
    await this.page.screenshot({ path: join(PICTURES, `explorer-${name}.png`) });
  }

  text(selector) { return this.page.locator(selector).first().innerText(); }

  /** Whatever the page is waiting for fails. */
  close() { return this.page.context().close(); }

  judge() { assert.deepEqual(this.wrongs, []); }
}
