// The explorer over the real server and the example articles.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { startServer } from "./serve.mjs";
import { suite } from "./suite.mjs";

const SENTENCE = "where she will hold talks with Nigerian Foreign Minister Ngozi Umeh";

async function saved(page, format) {
  await page.page.locator(".menu summary").click();
  const [file] = await Promise.all([page.page.waitForEvent("download"), page.page.locator(".menu-items button", { hasText: format.toUpperCase() }).click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** What the graph says it shows. */
const shown = async (page) => {
  const label = await page.page.locator(".stage").getAttribute("aria-label");
  const [nodes, edges] = label.match(/\d+/g).map(Number);
  return { nodes, edges };
};

const SMALLEST_NODE = 10; // pixels across

/** The node nearest the middle of the canvas, in pixels of the page: found as a hand would, by the pointer's shape. */
async function findNode(page) {
  const box = await page.page.locator(".stage").boundingBox();
  const isNode = async (x, y) => {
    await page.page.mouse.move(x, y);
    await page.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    return page.page.evaluate(() => document.querySelector(".stage").dataset.over === "node");
  };
  const reach = async (x, y, dx, dy) => {
    let steps = 0;
    while (steps < 40 && (await isNode(x + dx * (steps + 1), y + dy * (steps + 1)))) steps += 1;
    return steps;
  };
  for (let step = 0; step < 900; step += 1) {
    const [x, y] = [box.x + box.width / 2 + 4 * Math.sqrt(step) * Math.cos(step * 2.4), box.y + box.height / 2 + 4 * Math.sqrt(step) * 1.6 * Math.sin(step * 2.4)];
    if (!(await isNode(x, y))) continue;
    const [right, left, down, up] = [await reach(x, y, 1, 0), await reach(x, y, -1, 0), await reach(x, y, 0, 1), await reach(x, y, 0, -1)];
    // A pixel or two are the rim of a node below its badge.
    if (Math.min(right + left, down + up) < SMALLEST_NODE) continue;
    return { x: x + (right - left) / 2, y: y + (down - up) / 2, radius: (down + up) / 2 - 3 };
  }
  throw new Error("no node near the middle of the canvas");
}

const graph = (page, key, more = "") => page.go(`#graph&node=${key},1,20&sel=node:${key}${more}`);

export function serverTests(program) {
  suite("over the example articles", () => startServer(program), (check) => {
    check("a name is found by its beginning and opened with its neighbours", async (page) => {
      await page.go();
      await page.axe("start");
      await page.picture("start");
      await page.page.fill("#start-search", "nig");
      await page.page.waitForSelector("#start-search-list li");
      const options = await page.page.locator("#start-search-list li").allInnerTexts();
      assert.ok(options.some((text) => text.includes("Nigeria")) && options.some((text) => /Niger\b/.test(text)), options.join("; "));
      await page.page.locator("#start-search-list li", { hasText: "Nigeria" }).first().click();
      await page.settle();
      await page.page.waitForFunction(() => document.querySelector(".details h2")?.textContent === "Nigeria");
      const { nodes, edges } = await shown(page);
      assert.ok(nodes > 4 && edges > 6);
      await page.axe("graph");
      await page.picture("graph");
    });

    check("an example question is clicked, and a row opens the exact sentence", async (page) => {
      await page.go();
      await page.page.locator(".example", { hasText: "who consulted whom" }).click();
      await page.settle();
      await page.page.waitForSelector(".answers li");
      await page.axe("answer");
      await page.picture("answer");
      await page.page.locator(".answer-row", { hasText: "Amina Rahal" }).filter({ hasText: "Ngozi Umeh" }).first().click();
      await page.page.waitForSelector(".card");
      const card = page.page.locator(".card", { hasText: SENTENCE }).first();
      assert.match(await card.locator("blockquote").innerText(), /She is due to travel to Abuja next week, where she will hold talks with Nigerian Foreign Minister Ngozi Umeh\./);
      assert.equal(await card.locator(".mark.source").first().innerText(), "she");
      const text = await card.innerText();
      for (const expected of ["Chad proposes joint force to guard Lake Chad", "Lake Wire", "2025-02-03", "noun:meeting"]) assert.ok(text.includes(expected), expected);
      assert.match(text, /modality\s+(asserted|planned)/);
      await page.axe("evidence");
      await page.picture("evidence");
      await card.getByText("Copy citation").click();
      const copied = await page.page.evaluate(() => navigator.clipboard.readText());
      assert.match(copied, /^“She is due to travel to Abuja.*” — Lake Wire, “Chad proposes joint force to guard Lake Chad”, 2025-02-03\./);
    });

    check("a question that is not understood gets a suggestion to click", async (page) => {
      page.expect("/api/v1/ask");
      await page.go("#graph&ask=who%20frobnicated%20whom&sel=answer");
      await page.page.waitForFunction(() => document.querySelector(".details h2")?.textContent === "Not understood");
      await page.axe("not understood");
    });

    check("an edge is opened by a click on its line", async (page) => {
      await graph(page, "state/TCD");
      await page.page.evaluate(() => document.querySelector(".details .close")?.click());
      const before = await page.page.evaluate(() => window.location.hash);
      const box = await page.page.locator(".stage").boundingBox();
      // Along circles round the middle of the picture there is a line somewhere.
      for (let step = 0; step < 240 && !(await page.page.evaluate(() => window.location.hash)).includes("sel=edge"); step += 1) {
        const radius = 60 + (step % 6) * 25;
        await page.page.mouse.click(box.x + box.width / 2 + radius * Math.cos(step), box.y + box.height / 2 + radius * Math.sin(step), { delay: 5 });
      }
      const hash = await page.page.evaluate(() => window.location.hash);
      assert.notEqual(hash, before);
      assert.ok(hash.includes("sel=edge"));
      await page.page.waitForSelector(".card mark, .card .mark");
    });

    check("the pointer opens a node, drags it to pin it, and expands it by a double click", async (page) => {
      await page.go("#graph&node=state/TCD,1,6");
      const node = await findNode(page);
      await page.page.mouse.click(node.x, node.y);
      await page.page.waitForFunction(() => window.location.hash.includes("sel=node:"));
      const other = await findNode(page);
      await page.page.mouse.move(other.x, other.y);
      await page.page.mouse.down();
      await page.page.mouse.move(other.x + 50, other.y - 40, { steps: 5 });
      await page.page.mouse.up();
      await page.page.waitForFunction(() => window.location.hash.includes("pin="));
      await page.go("#graph&node=state/TCD,1,6");
      const again = await findNode(page);
      await page.page.mouse.dblclick(again.x, again.y);
      await page.page.waitForFunction(() => window.location.hash.includes("expand="));
    });

    check("a node is expanded, by one relation and by all, to a depth, and back by undo", async (page) => {
      await page.go("#graph&node=official/amina-rahal,1,3&sel=node:official/amina-rahal");
      const first = await shown(page);
      await page.page.locator(".details .row button", { hasText: "Expand" }).first().click();
      await page.settle();
      await page.page.locator(".details .buttons button", { hasText: "Expand" }).first().click();
      await page.settle();
      const grown = await shown(page);
      assert.ok(grown.nodes > first.nodes, JSON.stringify({ first, grown }));
      await page.page.selectOption("select[aria-label='Depth around this node']", "2");
      await page.settle();
      const deep = await shown(page);
      assert.ok(deep.nodes > grown.nodes, JSON.stringify({ grown, deep }));
      for (let i = 0; i < 3; i += 1) await page.page.locator("button", { hasText: "Undo" }).first().click();
      await page.settle();
      await page.page.waitForFunction((nodes) => document.querySelector(".stage").getAttribute("aria-label").startsWith(`Graph: ${nodes} nodes`), first.nodes);
      await page.page.locator("button", { hasText: "Redo" }).first().click();
      await page.settle();
    });

    check("a path is asked for by two picked nodes, and each step opens its sentences", async (page) => {
      await graph(page, "official/amina-rahal");
      await page.page.getByRole("button", { name: "Path from here" }).click();
      await page.page.fill("#search", "Lindqvist");
      await page.page.waitForSelector("#search-list li[role=option]");
      await page.page.keyboard.press("Enter");
      await page.settle();
      await page.page.getByRole("button", { name: /^Path from Amina Rahal/ }).click();
      await page.settle();
      await page.page.waitForFunction(() => /Amina Rahal.* to Marta/.test(document.querySelector(".details h2")?.textContent ?? ""));
      await page.page.waitForSelector(".details .answer-row");
      await page.page.getByRole("button", { name: "All shortest" }).click();
      await page.settle();
      await page.page.waitForSelector(".details .answer-row");
      await page.axe("path");
      await page.picture("path");
      await page.page.locator(".details .answer-row").first().click();
      await page.page.waitForSelector(".card");
    });

    check("the legend filters with live counts, and the other filters too", async (page) => {
      await graph(page, "state/TCD");
      const all = await shown(page);
      const row = page.page.locator(".row", { has: page.page.locator(".switch", { hasText: /^consults/ }) });
      const consults = Number(await row.locator(".number").innerText());
      await row.locator(".switch").click();
      await page.page.waitForFunction((edges) => document.querySelector(".stage").getAttribute("aria-label").includes(` ${edges} relation`), all.edges - consults);
      assert.equal(Number(await row.locator(".number").innerText()), consults);
      await page.page.getByRole("button", { name: "Clear filters" }).click();
      await page.page.waitForFunction((edges) => document.querySelector(".stage").getAttribute("aria-label").includes(` ${edges} relation`), all.edges);
      await page.page.locator("input[type=range]").fill("0.7");
      await page.page.waitForFunction((edges) => !document.querySelector(".stage").getAttribute("aria-label").includes(` ${edges} relation`), all.edges);
      assert.ok((await shown(page)).edges < all.edges);
      await page.page.getByRole("button", { name: "Clear filters" }).click();
    });

    check("ticked articles are the only ones the graph is drawn from", async (page) => {
      await graph(page, "state/TCD");
      const all = await shown(page);
      await page.page.getByRole("button", { name: "Choose sources" }).click();
      await page.page.waitForSelector(".document");
      await page.axe("sources");
      await page.page.locator(".document", { hasText: "Chad proposes joint force" }).locator("input").check();
      await page.page.getByRole("button", { name: "Graph", exact: true }).click();
      await page.page.waitForFunction((edges) => !document.querySelector(".stage").getAttribute("aria-label").includes(` ${edges} relation`), all.edges);
      const few = await shown(page);
      assert.ok(few.edges > 0 && few.edges < all.edges);
    });

    check("an article is read with what was found in it marked", async (page) => {
      await page.go("#sources");
      await page.page.waitForSelector(".document");
      await page.page.locator(".document button", { hasText: "Chad proposes joint force" }).click();
      await page.page.waitForSelector(".article-text .mark");
      assert.ok((await page.page.locator(".article .rows li").count()) > 2);
      await page.axe("article");
      await page.picture("article");
    });

    check("the timeline's brush and the graph move together, by keyboard too", async (page, server) => {
      await graph(page, "state/TCD");
      const all = await shown(page);
      await page.page.waitForSelector(".brush .end");
      const end = page.page.locator(".brush [role=slider][aria-label=Until]");
      await end.focus();
      for (let i = 0; i < 3; i += 1) await page.page.keyboard.press("ArrowLeft");
      await page.page.waitForFunction(() => window.location.hash.includes("until="));
      const until = await page.page.inputValue("input[data-focus=until]");
      assert.match(until, /^\d{4}-\d\d-\d\d$/);
      const box = await page.page.locator(".bars").boundingBox();
      await page.page.mouse.move(box.x + 12, box.y + 20);
      await page.page.mouse.down();
      await page.page.mouse.move(box.x + box.width * 0.2, box.y + 20, { steps: 4 });
      await page.page.mouse.up();
      await page.page.waitForFunction(() => window.location.hash.includes("since="));
      const few = await shown(page);
      assert.ok(few.edges < all.edges, JSON.stringify({ few, all }));
      await page.picture("brush");
      // Each relation counts exactly its evidence of these days.
      const [since, last] = [await page.page.inputValue("input[data-focus=since]"), await page.page.inputValue("input[data-focus=until]")];
      const drawn = JSON.parse((await saved(page, "json")).bytes.toString());
      const { items } = await (await fetch(`${server.address}api/v1/mentions`)).json();
      const days = new Map(items.map((item) => [item.edge, item.mentions.map((mention) => mention.date ?? "")]));
      assert.equal(drawn.edges.length, few.edges);
      // A month or a year, too, is there on every day of it.
      const touches = (day) => day !== "" && day + "-01-01".slice(day.length - 4, 6) <= last && day + "-12-31".slice(day.length - 4, 6) >= since;
      for (const { key, attributes } of drawn.edges) assert.equal(attributes.mentions, days.get(key).filter(touches).length, key);
      await page.page.getByRole("button", { name: "Whole time", exact: true }).click();
      await page.page.waitForFunction((edges) => document.querySelector(".stage").getAttribute("aria-label").includes(` ${edges} relation`), all.edges);
    });

    check("the timeline lists dated sentences, of all and of one", async (page) => {
      await page.go("#timeline");
      await page.page.waitForSelector(".moment");
      await page.axe("timeline");
      const all = await page.text(".page:not([hidden]) h2");
      await page.go("#timeline&open=state/CMR");
      await page.page.waitForSelector(".moment");
      assert.notEqual(await page.text(".page:not([hidden]) h2"), all);
    });

    check("a dispute opens both sides beside each other", async (page) => {
      await page.go("#disputes");
      await page.page.waitForSelector(".dispute-head");
      await page.page.locator(".dispute-head").first().click();
      await page.page.waitForFunction(() => [...document.querySelectorAll(".dispute .side")].filter((side) => side.querySelector(".card")).length === 2);
      const [left, right] = await page.page.locator(".dispute .side").all();
      assert.ok((await right.boundingBox()).x > (await left.boundingBox()).x + 100);
      await page.axe("disputes");
      await page.picture("disputes");
    });

    check("the table holds exactly what the graph shows, and sorts", async (page) => {
      await graph(page, "state/TCD", "&types-off=consults");
      const { nodes, edges } = await shown(page);
      await page.page.getByRole("button", { name: "Table", exact: true }).click();
      await page.page.waitForSelector("table[data-total]");
      const totals = await page.page.locator("table[data-total]").evaluateAll((tables) => tables.map((table) => [Number(table.dataset.total), table.tBodies[0].rows.length]));
      assert.deepEqual(totals, [[edges, edges], [nodes, nodes]]);
      await page.page.getByRole("button", { name: "Relation", exact: true }).first().click();
      const column = await page.page.locator(".tables table").first().locator("tbody td:nth-child(2)").allInnerTexts();
      assert.deepEqual(column, [...column].sort((a, b) => a.localeCompare(b, "en")));
      await page.axe("table");
      await page.page.evaluate(() => document.querySelector(".details .close")?.click());
      await page.picture("table");
    });

    check("a node is hidden and pinned, and a link brings it all back in the same place", async (page, server, open) => {
      await graph(page, "state/TCD");
      const { nodes } = await shown(page);
      await page.page.getByRole("button", { name: "Pin", exact: true }).click();
      await page.page.getByRole("button", { name: "Unpin" }).waitFor();
      await page.page.evaluate(() => document.querySelector(".details .close")?.click());
      await page.page.locator(".stage").focus();
      await page.page.keyboard.press("ArrowRight");
      await page.page.keyboard.press("ArrowLeft");
      await page.page.keyboard.press("h");
      await page.page.getByRole("button", { name: /Show 1 hidden node/ }).waitFor();
      await page.page.getByRole("button", { name: "Copy link" }).click();
      const link = await page.page.evaluate(() => navigator.clipboard.readText());
      assert.match(link, /pin=state\/TCD,/);
      assert.match(link, /hide=/);
      const picture = (await saved(page, "svg")).bytes.toString();
      const other = await open();
      await other.page.goto(link);
      await other.settle();
      await other.page.getByRole("button", { name: /Show 1 hidden node/ }).waitFor();
      assert.equal((await saved(other, "svg")).bytes.toString(), picture);
      await page.page.getByRole("button", { name: /Show 1 hidden node/ }).click();
      await page.page.waitForFunction((count) => document.querySelector(".stage").getAttribute("aria-label").startsWith(`Graph: ${count} nodes`), nodes);
    });

    check("what is seen is saved as SVG, PNG, CSV, JSON and HTML", async (page, server, open) => {
      await graph(page, "state/TCD");
      const { nodes, edges } = await shown(page);
      const svg = (await saved(page, "svg")).bytes.toString();
      assert.ok(svg.startsWith("<svg ") && svg.includes(">Chad<") && svg.includes("stroke-dasharray"));
      const png = (await saved(page, "png")).bytes;
      assert.deepEqual([...png.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
      assert.ok(png.length > 20_000);
      const csv = (await saved(page, "csv")).bytes.toString();
      assert.equal(csv.trim().split("\r\n").length, edges + 1);
      const json = JSON.parse((await saved(page, "json")).bytes.toString());
      assert.deepEqual([json.nodes.length, json.edges.length], [nodes, edges]);
      const html = (await saved(page, "html")).bytes.toString();
      const offline = await open();
      await offline.page.setContent(html);
      assert.equal(await offline.page.locator("tbody tr").count(), edges);
      assert.ok((await offline.page.locator("svg path").count()) > edges);
      await offline.axe("exported page");
    });

    check("the keyboard alone asks who consulted whom, shows the sentence, and walks the graph", async (page) => {
      await page.go();
      const { keyboard } = page.page;
      await keyboard.press("/");
      await keyboard.type("who consulted whom");
      await keyboard.press("Enter");
      await page.settle();
      // The answer has the keyboard; the next stops lead to its first row.
      await page.page.waitForFunction(() => document.activeElement?.tagName === "H2");
      await keyboard.press("Tab");
      assert.match(await page.page.evaluate(() => document.activeElement.className), /answer-row/);
      await keyboard.press("Enter");
      await page.page.waitForSelector(".card blockquote");
      await page.page.waitForFunction(() => document.activeElement?.tagName === "H2");
      assert.match(await page.page.locator(".card blockquote").first().innerText(), /\w{3,}.*\./);
      await keyboard.press("Escape");
      await page.page.waitForFunction(() => document.activeElement?.classList.contains("stage"));
      const spoken = [];
      for (const key of ["ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown", ".", ".", ","]) {
        await keyboard.press(key);
        spoken.push(await page.text("#spoken"));
      }
      assert.ok(new Set(spoken).size > 2, spoken.join(" / "));
      assert.ok(spoken.some((text) => /\d+ of \d+$/.test(text)), spoken.join(" / "));
      await page.picture("keyboard");
      await keyboard.press("Enter");
      await page.page.waitForSelector(".card blockquote");
      await keyboard.press("Escape");
      await keyboard.press("n");
      await page.page.waitForSelector(".node-title");
      await keyboard.press("Escape");
      await keyboard.press("Escape");
      await page.page.waitForFunction(() => document.activeElement?.id === "search");
    });

    check("what stands on the canvas stands in the mirror for screen readers", async (page) => {
      await graph(page, "state/TCD");
      const { nodes } = await shown(page);
      const lines = await page.page.locator("#mirror li").allTextContents();
      assert.equal(lines.length, nodes);
      assert.ok(lines.some((line) => /^Chad, State: .*(consults|offers|objects-to).*mention/.test(line)), lines[0]);
    });

    check("dark, on a telephone, and at 200 per cent it is still whole", async (page, server, open) => {
      const dark = await open({ colorScheme: "dark" });
      await dark.go("#graph&node=state/TCD,1,20&sel=node:state/TCD");
      await dark.page.waitForSelector(".node-title");
      await dark.axe("dark");
      await dark.picture("dark");
      for (const [name, viewport] of [["phone", { width: 390, height: 800 }], ["zoomed", { width: 680, height: 425 }]]) {
        const small = await open({ viewport });
        await small.go("#graph&node=state/TCD,1,20&sel=node:state/TCD");
        await small.page.waitForSelector(".node-title");
        const over = await small.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(over <= 0, `${name}: ${over} px too wide`);
        await small.axe(name);
        if (name === "phone") await small.picture(name);
        await small.page.getByRole("button", { name: "Filters" }).click();
        await small.page.locator(".legend").waitFor();
      }
    });

    check("a link to a node that is not there says so", async (page) => {
      page.expect("404");
      page.expect("/api/v1/");
      await page.go("#graph&node=state/NOWHERE,1,20&sel=node:state/NOWHERE");
      await page.page.waitForFunction(() => document.querySelector(".details h2")?.textContent === "Not in the graph");
    });
  });
}
