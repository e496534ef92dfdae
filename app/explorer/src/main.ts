import { ApiError, Client } from "./api/client";
import { addNode, openEdge, select } from "./state/actions";
import type { State } from "./state/state";
import { Store } from "./state/store";
import type { App } from "./panels/app";
import { brushPanel } from "./panels/brush";
import { canvasPanel } from "./panels/canvas";
import { detailsPanel } from "./panels/details";
import { disputesPanel } from "./panels/disputes";
import { button, h } from "./panels/dom";
import { askToken, helpDialog } from "./panels/help";
import { legendPanel } from "./panels/legend";
import { reviewPanel } from "./panels/review";
import { Search } from "./panels/search";
import { sourcesPanel } from "./panels/sources";
import { startPanel } from "./panels/start";
import { tablePanel } from "./panels/table";
import { startTheme, switchTheme } from "./panels/theme";
import { timelinePanel } from "./panels/timeline";
import { toolbar } from "./panels/toolbar";
import { Workspace } from "./workspace";
import "./styles/base.css";
import "./styles/layout.css";
import "./styles/panels.css";

const TOAST_MS = 3500;

const client = new Client();
const store = new Store(window);
const space: Workspace = new Workspace(client, (regrown) => draw(regrown));

const toast = h("div", { class: "toast", role: "status", "aria-live": "polite" });
let toastTimer = 0;

const app: App = {
  client, store, space,
  update: (change) => store.update(change),
  openNode(key, focus = false) {
    if (focus) details.focusSoon();
    store.update((state) => (space.model.nodes.has(key) && !state.hidden.includes(key) ? select(state, { kind: "node", key }) : addNode(state, key)));
  },
  openEdge(id, focus = false) {
    if (focus) details.focusSoon();
    store.update((state) => openEdge(state, id, space.model.edges.has(id) || state.view !== "graph"));
  },
  say(text) {
    clearTimeout(toastTimer);
    toast.textContent = text;
    toast.classList.add("shown");
    toastTimer = window.setTimeout(() => toast.classList.remove("shown"), TOAST_MS);
  },
  nameOf: (key) => space.node(key)?.name ?? key,
  labelOf: (key) => space.node(key)?.label ?? "",
  async reload(change = (state) => state) {
    space.forget();
    space.status = await client.status();
    store.update(change);
    await space.follow(store.state, null);
  },
  async attempt(work) {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status !== 401) return app.say(error.message);
      if (client.hasToken) {
        client.setToken("");
        return app.say("That is not the server's token.");
      }
      const token = await askToken(root);
      if (token === null || token.trim() === "") return;
      client.setToken(token);
      await app.attempt(work);
    }
  },
  copy(text, said) {
    navigator.clipboard.writeText(text).then(() => app.say(said), () => app.say("The browser did not let the text be copied."));
  },
};

const search = new Search(app, "search");
const bigSearch = new Search(app, "start-search");
const start = startPanel(app, bigSearch);
const legend = legendPanel(app);
const canvas = canvasPanel(app, () => search.focus());
const brush = brushPanel(app);
const details = detailsPanel(app);
const pages = [tablePanel(app), timelinePanel(app), disputesPanel(app), sourcesPanel(app), reviewPanel(app)];
const help = helpDialog();
const bar = toolbar(app, () => { switchTheme(); draw(false); }, help.open);

const root = document.getElementById("app") as HTMLElement;
const work = h("main", { class: "work" }, canvas.element, ...pages.map((page) => page.element), brush.element);
const filtersToggle = button("Filters", () => flip("filters-open"), { class: "sheet-toggle", "aria-controls": "legend", "aria-expanded": "false" });
const body = h("div", { class: "body" }, legend.element, work, details.element);
root.append(
  h("a", { class: "skip", href: "#app", onclick: (event: Event) => { event.preventDefault(); canvas.focus(); } }, "Skip to the graph"),
  h("header", { class: "top" },
    h("h1", { class: "brand" }, h("a", { href: "#start" }, "Entente")), search.element, bar.element, filtersToggle),
  start.element, body, toast, help.element);

/** On a narrow page the legend is a sheet that opens and closes. */
function flip(name: string): void {
  const open = root.classList.toggle(name);
  filtersToggle.setAttribute("aria-expanded", String(open));
}

/** Panels whose view is not shown keep what they have. */
function draw(regrown: boolean): void {
  const { state } = store;
  root.dataset["view"] = state.view;
  start.element.hidden = state.view !== "start";
  body.hidden = state.view === "start";
  legend.element.hidden = state.view !== "graph" && state.view !== "table";
  search.element.hidden = state.view === "start";
  const views = ["table", "timeline", "disputes", "sources", "review"];
  pages.forEach((page, i) => { page.element.hidden = views[i] !== state.view; });
  for (const panel of [start, bar, legend, canvas, brush, details, ...pages]) panel.render(state);
  canvas.draw(state, regrown);
}

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLElement && event.target.matches("input, select, textarea");
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !typing) {
    event.preventDefault();
    if (event.shiftKey) store.redo();
    else store.undo();
  } else if (event.key === "Escape" && !(event.target instanceof HTMLElement && event.target.closest("dialog"))) {
    if (store.state.selection !== null) store.update((state) => select(state, null));
    if (store.state.view === "graph") canvas.focus();
  } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    if (event.key === "/") {
      event.preventDefault();
      (store.state.view === "start" ? bigSearch : search).focus();
    } else if (event.key === "g" && store.state.view === "graph") {
      event.preventDefault();
      canvas.focus();
    } else if (event.key === "?") {
      help.open();
    }
  }
});

let answered: readonly unknown[] = [];

/** A new answer or path takes the keyboard to its panel once it is there. */
function focusAnswers(state: State, before: State): void {
  const fresh = state.steps !== before.steps && (state.selection?.kind === "answer" || state.selection?.kind === "path");
  if (!fresh || state.steps === answered) return;
  answered = state.steps;
  details.focusSoon();
}

store.listen((state, before) => {
  focusAnswers(state, before);
  const sameGraph = state.steps === before.steps && state.pins === before.pins && state.hidden === before.hidden && state.filters === before.filters;
  if (sameGraph) draw(false);
  else void space.follow(state, before);
});

startTheme(() => draw(false));
draw(false);

async function begin(): Promise<void> {
  try {
    [space.status, space.ontology] = await Promise.all([client.status(), client.ontology()]);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    root.append(h("p", { class: "notice fatal", role: "alert" }, error.message));
    return;
  }
  draw(false);
  await space.follow(store.state, null);
  if (store.state.view === "start") bigSearch.focus();
  root.dataset["ready"] = "yes";
}

void begin();
