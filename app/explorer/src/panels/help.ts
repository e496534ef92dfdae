import { button, h } from "./dom";

const KEYS: readonly (readonly [string, string])[] = [
  ["/", "search or ask"], ["g", "go to the graph"], ["arrows", "walk to the neighbour in that direction"], [", and .", "turn to the previous or next relation of a node"],
  ["Space", "cross the relation turned to"], ["Enter", "open the sentences of the relation walked; a node where none was"], ["n", "open the node"],
  ["e", "expand the node"], ["f", "path from the node; again on another node: the path between them"], ["p", "pin or unpin"], ["h", "hide the node"],
  ["+ − 0", "nearer, farther, everything"], ["Esc", "leave: panel, then graph"], ["Ctrl+Z, Ctrl+Shift+Z", "undo, redo"], ["?", "this list"],
];

/** The list of keys, as a dialogue. */
export function helpDialog(): { element: HTMLDialogElement; open(): void } {
  const element = h("dialog", { class: "help", "aria-labelledby": "help-title" },
    h("h2", { id: "help-title" }, "Keys"),
    h("dl", { class: "facts" }, ...KEYS.flatMap(([keys, what]) => [h("dt", {}, h("kbd", {}, keys)), h("dd", {}, what)])),
    button("Close", () => element.close()));
  return { element, open: () => element.showModal() };
}

/** Asks for the token once; resolves to it, or to null. */
export function askToken(parent: HTMLElement): Promise<string | null> {
  return new Promise((resolve) => {
    const field = h("input", { type: "password", autocomplete: "off", required: true });
    const dialog = h("dialog", { class: "help", "aria-labelledby": "token-title", onclose: () => { dialog.remove(); resolve(dialog.returnValue === "ok" ? field.value : null); } },
      h("form", { method: "dialog" },
        h("h2", { id: "token-title" }, "Token"),
        h("p", {}, "entente serve --write printed it when it started. It is kept in this page only."),
        h("label", { class: "field" }, "Token", field),
        h("div", { class: "buttons" }, h("button", { value: "ok" }, "Use"), button("Cancel", () => dialog.close("")))));
    parent.append(dialog);
    dialog.showModal();
    field.focus();
  });
}
