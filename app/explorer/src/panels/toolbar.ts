import { scene } from "../draw/scene";
import { csv } from "../exports/csv";
import { download } from "../exports/download";
import { html } from "../exports/html";
import { json } from "../exports/json";
import { png } from "../exports/png";
import { svg } from "../exports/svg";
import { clear, setView } from "../state/actions";
import type { State, View } from "../state/state";
import type { App, Panel } from "./app";
import { button, fill, h } from "./dom";
import { theme } from "./theme";

const NAMES: Readonly<Record<View, string>> = {
  start: "Start", graph: "Graph", table: "Table", timeline: "Timeline", disputes: "Disputes", sources: "Sources", review: "Review",
};

/** Which view, back and forth, and what can be taken along. */
export function toolbar(app: App, switchTheme: () => void, help: () => void): Panel {
  const views = h("nav", { class: "views", "aria-label": "Views" });
  const tools = h("div", { class: "tools", role: "toolbar", "aria-label": "Tools" });
  const element = h("div", { class: "toolbar" }, views, tools);

  async function save(format: string): Promise<void> {
    await app.attempt(async () => {
      const { shown, positions, bends } = app.space;
      if (format === "csv") return download("entente.csv", csv(shown), "text/csv;charset=utf-8");
      if (format === "json") return download("entente.json", json(shown, positions), "application/json");
      const picture = scene(shown, positions, bends, theme());
      if (format === "svg") return download("entente.svg", svg(picture), "image/svg+xml");
      if (format === "html") return download("entente.html", html(picture, shown), "text/html;charset=utf-8");
      download("entente.png", await png(picture), "image/png");
    });
  }

  function exportMenu(): HTMLElement {
    const menu = h("details", { class: "menu" });
    const item = (format: string): HTMLElement => button(format.toUpperCase(), () => { menu.open = false; void save(format); });
    menu.append(h("summary", { "data-focus": "export" }, "Export"), h("div", { class: "menu-items" }, ...["svg", "png", "csv", "json", "html"].map(item)));
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      event.stopPropagation();
      menu.open = false;
      menu.querySelector("summary")?.focus();
    });
    return menu;
  }

  return {
    element,
    render(state: State) {
      const writable = app.space.status?.writable === true;
      const list = (Object.keys(NAMES) as View[]).filter((view) => view !== "review" || writable);
      fill(views, ...list.map((view) => button(NAMES[view], () => app.update((now) => (view === "start" ? clear(now) : setView(now, view))),
        { "aria-current": state.view === view ? "page" : null, "data-focus": `view ${view}`, disabled: (view === "graph" || view === "table") && state.steps.length === 0 })));
      fill(tools,
        button("Undo", () => app.store.undo(), { disabled: !app.store.canUndo, "data-focus": "undo", title: "Ctrl+Z" }),
        button("Redo", () => app.store.redo(), { disabled: !app.store.canRedo, "data-focus": "redo", title: "Ctrl+Shift+Z" }),
        button("Copy link", () => app.copy(window.location.href, "Link copied."), { "data-focus": "link" }),
        state.steps.length > 0 && exportMenu(),
        button(theme() === "dark" ? "Light" : "Dark", switchTheme, { "data-focus": "theme", "aria-label": theme() === "dark" ? "Light colours" : "Dark colours" }),
        button("Keys", help, { "data-focus": "help", title: "?" }));
    },
  };
}
