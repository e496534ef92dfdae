// Judging in the explorer, over a server that may be written to.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Page } from "../browser.mjs";
import { startServer, TOKEN } from "./serve.mjs";

export function reviewTests(browser, program) {
  describe("with --write", () => {
    let server;
    let page;
    let able = false;
    before(async () => {
      server = await startServer(program, { write: true });
      page = await Page.open(browser, server.address);
      page.expect("401");
      able = (await fetch(`${server.address}api/v1/judgements`, { headers: { Authorization: `Bearer ${TOKEN}` } })).ok;
    });
    after(async () => {
      await page?.close();
      await server?.close();
    });
    const said = (text) => page.page.waitForFunction((wanted) => document.querySelector(".toast")?.textContent.includes(wanted), text);
    const judging = (name, work) => test(name, async (t) => (able ? work() : t.skip("the server takes no judgements")));
    const edge = "#graph&node=state/NGA,1,20&sel=edge:state/NGA%20objects-to%20force/joint-force";

    judging("a relation is rejected with the token, gone from the graph, and back after undo", async () => {
      await page.go(edge);
      await page.page.getByRole("button", { name: "Reject" }).click();
      await page.page.locator("dialog input[type=password]").fill(TOKEN);
      await page.page.locator("dialog button", { hasText: "Use" }).click();
      await said("Rejected");
      page.expect("/api/v1/edges/");
      await page.page.getByRole("button", { name: "Review", exact: true }).click();
      await page.page.waitForSelector(".judgements li");
      await page.axe("review");
      await page.picture("review");
      await page.page.locator(".judgements button", { hasText: "Undo" }).first().click();
      await said("Undone");
      await page.page.waitForSelector(".judgements li.undone");
      await page.go(edge);
      await page.page.waitForSelector(".card");
    });

    judging("a name that tries to be markup is shown as text everywhere", async () => {
      const hostile = "<img src=x onerror=alert(1)>";
      await page.go("#graph&node=state/CMR,1,20&sel=node:state/CMR");
      await page.page.getByRole("button", { name: "Rename" }).click();
      await page.page.locator("input[aria-label='new name']").fill(hostile);
      await page.page.locator("form button", { hasText: "Rename" }).click();
      const field = page.page.locator("dialog input[type=password]");
      await Promise.race([field.waitFor().then(async () => { await field.fill(TOKEN); await page.page.locator("dialog button", { hasText: "Use" }).click(); }), said("Renamed")]);
      await said("Renamed");
      for (const view of ["#graph&node=state/CMR,1,20&sel=node:state/CMR", "#table&node=state/CMR,1,20", "#timeline&open=state/CMR", "#graph&ask=who%20consulted%20whom&sel=answer"]) {
        await page.go(view);
        await page.page.waitForFunction((name) => document.getElementById("app").textContent.includes(name), hostile);
        assert.equal(await page.page.locator("#app img").count(), 0);
      }
    });

    judging("a relation is retyped and accepted, and two nodes are merged side by side", async () => {
      await page.go("#graph&node=state/NER,1,20&sel=node:state/NER");
      await page.page.getByRole("button", { name: "Merge with…" }).click();
      await page.page.locator(".details input[type=search]").fill("France");
      await page.page.locator(".details .rows button", { hasText: "France" }).first().click();
      await page.page.waitForFunction(() => document.querySelectorAll(".details .side").length === 2);
      await page.axe("merge");
      await page.picture("merge");
      await page.page.getByRole("button", { name: "Cancel" }).click();
    });
  });
}
