/** A function that says whether it is called with other values than the last time: what a panel depends on. */
export function changes(): (...now: readonly unknown[]) => boolean {
  let last: readonly unknown[] | null = null;
  return (...now) => {
    const same = last !== null && last.length === now.length && now.every((value, i) => value === last?.[i]);
    last = now;
    return !same;
  };
}
