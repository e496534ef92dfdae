/** Adjacency as index lists, without loops and doubles. */
export function adjacency(count: number, pairs: readonly (readonly [number, number])[]): number[][] {
  const sets = Array.from({ length: count }, () => new Set<number>());
  for (const [a, b] of pairs) {
    if (a === b) continue;
    sets[a]?.add(b);
    sets[b]?.add(a);
  }
  return sets.map((set) => [...set]);
}

/** Connected components, largest first; those of one size by their first node. */
export function components(links: readonly (readonly number[])[]): number[][] {
  const seen = new Uint8Array(links.length);
  const result: number[][] = [];
  for (let start = 0; start < links.length; start += 1) {
    if (seen[start] === 1) continue;
    const members = [start];
    seen[start] = 1;
    for (let i = 0; i < members.length; i += 1) {
      for (const next of links[members[i] as number] ?? []) {
        if (seen[next] === 1) continue;
        seen[next] = 1;
        members.push(next);
      }
    }
    result.push(members);
  }
  return result.sort((a, b) => b.length - a.length || (a[0] as number) - (b[0] as number));
}

/** Steps from `start` to every node; -1 where there is no way. */
export function distances(links: readonly (readonly number[])[], start: number): Int16Array {
  const result = new Int16Array(links.length).fill(-1);
  result[start] = 0;
  const queue = [start];
  for (let i = 0; i < queue.length; i += 1) {
    const here = queue[i] as number;
    for (const next of links[here] ?? []) {
      if (result[next] !== -1) continue;
      result[next] = (result[here] as number) + 1;
      queue.push(next);
    }
  }
  return result;
}
