import type { Theme } from "../draw/palette";

const KEY = "entente-theme";
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const still = window.matchMedia("(prefers-reduced-motion: reduce)");

/** What is in force: the reader's choice, else the system's. */
export function theme(): Theme {
  const chosen = document.documentElement.dataset["theme"];
  return chosen === "light" || chosen === "dark" ? chosen : dark.matches ? "dark" : "light";
}

export const reducedMotion = (): boolean => still.matches;

/** Takes up the choice of an earlier visit, and tells of changes of the system's. */
export function startTheme(changed: () => void): void {
  const kept = read();
  if (kept !== null) document.documentElement.dataset["theme"] = kept;
  dark.addEventListener("change", changed);
}

export function switchTheme(): Theme {
  const next = theme() === "dark" ? "light" : "dark";
  document.documentElement.dataset["theme"] = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // A browser that keeps nothing still shows the theme until the page is left.
  }
  return next;
}

function read(): string | null {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === "light" || kept === "dark" ? kept : null;
  } catch {
    return null;
  }
}
