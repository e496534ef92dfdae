// Judging in the explorer, over a server that may be written to.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Page } from "../browser.mjs";
import { makeGraph, serve } from "../mock.mjs";
import { startServer, TOKEN } from "./serve.mjs";

const HOSTILE = "<img src=x onerror=alert(1)>";

/** A server, and which of its edges and nodes to judge. `edge` joins `node` and another node. */
export function overMock(folder) {
  return async () => {
    const graph = makeGraph(14, 30, Array.from({ length: 14 }, (_, i) => `Name ${i}`));
    const edge = graph.edges.find((one) => one.type !== "supports" && !one.negated);
    return { ...(await serve(graph, folder, TOKEN)), edge: edge.id, node: edge.source, other: { name: "Name 9" }, type: "supports" };
  };
}

export function overServer(program) {
  return async () => ({
    ...(await startServer(program, { write: true })), edge: "state/NGA objects-to force/joint-force", node: "state/NGA", other: { name: "France" }, type: "threatens",
  });
}

export function reviewTests(browser, name, start) {
  describe(`review over ${name}`, () => {
    let server;
    let page;
    let able = false;
    before(async () => {
      server = await start();
      able = (await fetch(`${server.address}api/v1/judgements`, { headers: { Authorization: `Bearer ${TOKEN}` } })).ok;
      page = await Page.open(browser, server.address);
      // Without a token the first request is refused, and what was judged away is asked for once more.
      page.expect("401");
      page.expect("404");
    });
    after(async () => {
      await page?.close();
      await server?.close();
    });
    const judging = (title, work) => test(title, async (t) => (able ? work() : t.skip("the server takes no judgements")));
    const at = (key, more = "") => `#graph&node=${encodeURIComponent(key)},1,20${more}`;
    const said = (text) => page.page.waitForFunction((wanted) => document.querySelector(".toast")?.textContent.includes(wanted), text);
    const edgeLink = () => at(server.node, `&sel=edge:${encodeURIComponent(server.edge)}`);
    const nodeLink = () => at(server.node, `&sel=node:${encodeURIComponent(server.node)}`);

    /** Opens a link with a token at hand: each visit asks for it once. */
    async function open(link) {
      await page.go(link);
      await page.page.getByRole("button", { name: "Review", exact: true }).click();
      await page.page.locator("dialog input[type=password]").fill(TOKEN);
      await page.page.locator("dialog button", { hasText: "Use" }).click();
      await page.page.waitForFunction(() => /judgement/.test(document.querySelector("[aria-label=Review] h2")?.textContent ?? ""));
      await page.page.getByRole("button", { name: "Graph", exact: true }).click();
      await page.settle();
    }

    async function undoLast() {
      await page.page.getByRole("button", { name: "Review", exact: true }).click();
      await page.page.locator(".judgements button", { hasText: "Undo" }).first().click();
      await said("Undone");
      await page.page.waitForFunction(() => document.querySelector(".judgements li")?.classList.contains("undone"));
    }

    judging("a wrong token is refused with a word, and nothing changes", async () => {
      await page.go(edgeLink());
      await page.page.getByRole("button", { name: "Reject" }).click();
      await page.page.locator("dialog input[type=password]").fill("not the token at all");
      await page.axe("token");
      await page.page.locator("dialog button", { hasText: "Use" }).click();
      await said("token");
      await page.go(edgeLink());
      await page.page.waitForSelector(".card");
    });

    judging("a relation is rejected, gone from the graph, and back after undo", async () => {
      await open(edgeLink());
      const edges = Number((await page.page.locator(".stage").getAttribute("aria-label")).match(/(\d+) relation/)[1]);
      await page.page.getByRole("button", { name: "Reject" }).click();
      await said("Rejected");
      await page.page.waitForFunction((count) => Number(document.querySelector(".stage").getAttribute("aria-label").match(/(\d+) relation/)[1]) < count, edges);
      await page.page.getByRole("button", { name: "Review", exact: true }).click();
      await page.page.waitForSelector(".judgements li");
      await page.axe("review");
      await page.picture("review");
      await undoLast();
      await page.go(edgeLink());
      await page.page.waitForSelector(".card");
    });

    judging("a relation is accepted and retyped", async () => {
      await open(edgeLink());
      await page.page.getByRole("button", { name: "Accept" }).click();
      await said("Accepted");
      await page.page.waitForFunction(() => document.querySelector(".details .facts")?.textContent.includes("100 %"));
      await page.page.getByRole("button", { name: "Retype" }).click();
      await page.page.locator(".inline-form select").selectOption(server.type);
      await page.page.locator(".inline-form button", { hasText: "Retype" }).click();
      await said(`now ${server.type}`);
      await page.page.waitForFunction((type) => document.querySelector("#mirror").textContent.includes(type), server.type);
      await undoLast();
    });

    judging("two nodes stand side by side, are merged, and parted again by undo", async () => {
      await open(nodeLink());
      const nodes = Number((await page.page.locator(".stage").getAttribute("aria-label")).match(/(\d+) node/)[1]);
      await page.page.getByRole("button", { name: "Merge with…" }).click();
      await page.page.locator(".details input[type=search]").fill(server.other.name);
      await page.page.locator(".details .rows button", { hasText: server.other.name }).first().click();
      await page.page.waitForFunction(() => document.querySelectorAll(".details .side").length === 2);
      await page.axe("merge");
      await page.picture("merge");
      await page.page.getByRole("button", { name: /^Merge into/ }).first().click();
      await said(`${server.other.name} is `);
      await undoLast();
      await page.go(nodeLink());
      assert.equal(Number((await page.page.locator(".stage").getAttribute("aria-label")).match(/(\d+) node/)[1]), nodes);
    });

    judging("an alias is split off", async () => {
      await open(nodeLink());
      await page.page.getByRole("button", { name: "Split" }).click();
      await page.page.locator(".inline-form button", { hasText: "Split" }).click();
      await said("a node of its own");
      await undoLast();
    });

    judging("a name that tries to be markup is shown as text everywhere", async () => {
      await open(nodeLink());
      await page.page.getByRole("button", { name: "Rename" }).click();
      await page.page.locator("input[aria-label='new name']").fill(HOSTILE);
      await page.page.locator("form button", { hasText: "Rename" }).click();
      await said("Renamed");
      const key = encodeURIComponent(server.node);
      for (const view of [nodeLink(), `#table&node=${key},1,20`, `#timeline&open=${key}`]) {
        await page.go(view);
        await page.page.waitForFunction((name) => document.getElementById("app").textContent.includes(name), HOSTILE);
        assert.equal(await page.page.locator("#app img").count(), 0);
      }
    });
  });
}
