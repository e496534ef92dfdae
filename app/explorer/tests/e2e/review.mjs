// Judging in the explorer, over a server that may be written to.
import assert from "node:assert/strict";
import { startServer, TOKEN } from "./serve.mjs";
import { suite } from "./suite.mjs";

const HOSTILE = "<img src=x onerror=alert(1)>";
const NODE = "state/NGA";
const OTHER = "France";
const OTHER_KEY = "state/FRA";
const TYPE = "threatens";

const NODE_LINK = `#graph&node=${NODE},1,20&sel=node:${NODE}`;
const edgeLink = (id) => `#graph&node=${NODE},1,20&sel=edge:${encodeURIComponent(id)}`;
const asked = async (server, path) => (await fetch(`${server.address}api/v1/${path}`)).json();

/** An event of the node's that may become one of TYPE: which there is depends on how the examples are read. */
async function pickEdge(server) {
  const { items } = await asked(server, `nodes/${NODE}/edges?negated=0`);
  const taken = new Set(items.filter((one) => one.type === TYPE).map((one) => one.target));
  return items.find((one) => one.source === NODE && one.cameo !== null && one.type !== TYPE && !taken.has(one.target)).id;
}

/** A node that some document calls by another name, and what it is called there. */
async function pickTwiceNamed(server) {
  for (const { key } of (await asked(server, "search?limit=500")).items) {
    const { handles } = await asked(server, `nodes/${key}`);
    if (handles.length > 1) return { key, handle: handles.find((one) => one.rule !== null).key };
  }
  throw new Error("no node has two names");
}

const said = (page, text) => page.page.waitForFunction((wanted) => document.querySelector(".toast")?.textContent.includes(wanted), text);

/** How many nodes or relations the graph says it shows. */
async function count(page, what) {
  return Number((await page.page.locator(".stage").getAttribute("aria-label")).match(new RegExp(`(\\d+) ${what}`))[1]);
}

/** Opens a link with a token at hand: each visit asks for it once. */
async function open(page, address) {
  page.expect("401");
  await page.go(address);
  await page.page.getByRole("button", { name: "Review", exact: true }).click();
  await page.page.locator("dialog input[type=password]").fill(TOKEN);
  await page.page.locator("dialog button", { hasText: "Use" }).click();
  await page.page.waitForFunction(() => /judgement/.test(document.querySelector("[aria-label=Review] h2")?.textContent ?? ""));
  await page.page.getByRole("button", { name: "Graph", exact: true }).click();
  await page.settle();
}

async function undoLast(page) {
  await page.page.getByRole("button", { name: "Review", exact: true }).click();
  await page.page.locator(".judgements button", { hasText: "Undo" }).first().click();
  await said(page, "Undone");
  await page.page.waitForFunction(() => document.querySelector(".judgements li")?.classList.contains("undone"));
}

export function reviewTests(program) {
  suite("review", () => startServer(program, { write: true }), (check) => {
    check("a wrong token is refused with a word, and nothing changes", async (page, server) => {
      const edge = await pickEdge(server);
      page.expect("401");
      await page.go(edgeLink(edge));
      await page.page.getByRole("button", { name: "Reject" }).click();
      await page.page.locator("dialog input[type=password]").fill("not the token at all");
      await page.axe("token");
      await page.page.locator("dialog button", { hasText: "Use" }).click();
      await said(page, "token");
      await page.go(edgeLink(edge));
      await page.page.waitForSelector(".card");
    });

    check("a relation is rejected, gone from the graph, and back after undo", async (page, server) => {
      const edge = await pickEdge(server);
      await open(page, edgeLink(edge));
      const edges = await count(page, "relation");
      await page.page.getByRole("button", { name: "Reject" }).click();
      await said(page, "Rejected");
      await page.page.waitForFunction((count) => Number(document.querySelector(".stage").getAttribute("aria-label").match(/(\d+) relation/)[1]) < count, edges);
      await page.page.getByRole("button", { name: "Review", exact: true }).click();
      await page.page.waitForSelector(".judgements li");
      await page.axe("review");
      await page.picture("review");
      await undoLast(page);
      await page.go(edgeLink(edge));
      await page.page.waitForSelector(".card");
    });

    check("a relation is accepted and retyped", async (page, server) => {
      const edge = await pickEdge(server);
      await open(page, edgeLink(edge));
      await page.page.getByRole("button", { name: "Accept" }).click();
      await said(page, "Accepted");
      await page.page.waitForFunction(() => document.querySelector(".details .facts")?.textContent.includes("100 %"));
      await page.page.getByRole("button", { name: "Retype" }).click();
      await page.page.locator(".inline-form select").selectOption(TYPE);
      await page.page.locator(".inline-form button", { hasText: "Retype" }).click();
      await said(page, `now ${TYPE}`);
      await page.page.waitForFunction((type) => document.querySelector(".details .relation")?.textContent === type, TYPE);
      await page.page.waitForFunction((type) => document.querySelector("#mirror").textContent.includes(type), TYPE);
      await undoLast(page);
    });

    check("two nodes stand side by side, are merged, and parted again by undo", async (page) => {
      await open(page, NODE_LINK);
      const nodes = await count(page, "node");
      await page.page.getByRole("button", { name: "Merge with…" }).click();
      await page.page.locator(".details input[type=search]").fill(OTHER);
      await page.page.locator(".details .rows button", { hasText: OTHER }).first().click();
      await page.page.waitForFunction(() => document.querySelectorAll(".details .side").length === 2);
      await page.axe("merge");
      await page.picture("merge");
      await page.page.getByRole("button", { name: `Merge into ${OTHER}` }).click();
      await said(page, `is ${OTHER} now`);
      await page.page.waitForFunction((key) => document.querySelector(".details code")?.textContent === key, OTHER_KEY);
      await undoLast(page);
      await page.go(NODE_LINK);
      assert.equal(await count(page, "node"), nodes);
    });

    check("a node is given another label, and back by undo", async (page) => {
      await open(page, NODE_LINK);
      await page.page.getByRole("button", { name: "Retype" }).click();
      await page.page.locator(".inline-form select").selectOption("Organization");
      await page.page.locator(".inline-form button", { hasText: "Retype" }).click();
      await said(page, "now Organization");
      await page.page.waitForFunction(() => document.querySelector(".details p.dim")?.textContent.startsWith("Organization"));
      await undoLast(page);
    });

    check("a name that is somebody else's is split off", async (page, server) => {
      const { key, handle } = await pickTwiceNamed(server);
      await open(page, `#graph&node=${key},1,20&sel=node:${key}`);
      await page.page.getByRole("button", { name: "Split" }).click();
      await page.page.locator(".inline-form select").selectOption(handle);
      await page.page.locator(".inline-form button", { hasText: "Split" }).click();
      await said(page, `${handle} is a node of its own`);
      assert.equal((await asked(server, `nodes/${handle}`)).key, handle);
      await undoLast(page);
    });

    check("a name that tries to be markup is shown as text everywhere", async (page) => {
      await open(page, NODE_LINK);
      await page.page.getByRole("button", { name: "Rename" }).click();
      await page.page.locator("input[aria-label='new name']").fill(HOSTILE);
      await page.page.locator("form button", { hasText: "Rename" }).click();
      await said(page, "Renamed");
      const key = encodeURIComponent(NODE);
      for (const view of [NODE_LINK, `#table&node=${key},1,20`, `#timeline&open=${key}`]) {
        await page.go(view);
        await page.page.waitForFunction((name) => document.getElementById("app").textContent.includes(name), HOSTILE);
        assert.equal(await page.page.locator("#app img").count(), 0);
      }
    });
  }, { each: true });
}
