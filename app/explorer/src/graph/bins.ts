import type { EdgeSummary } from "../api/types";
import type { Mention } from "./mentions";

export interface Bin {
  /** First and last day, both included. */
  readonly since: string;
  readonly until: string;
  /** Edges with a mention that touches the bin: as many as would be shown if it alone were brushed. */
  readonly count: number;
}

const DAY = 86_400_000;
export const MAX_BINS = 120;

export const toDay = (date: string): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY);
export const toDate = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/**
 * A tenth of the mentions at either end that stretches the range by this much stands in one bar: an article's look back
 * at 1903 is not to press the year that all others are about into a single bar.
 */
const STRETCH = 6;

/** Where the bars begin. */
function starts(low: number, high: number, days: readonly number[]): number[] {
  const sorted = [...days].sort((a, b) => a - b);
  const tenth = Math.floor(sorted.length / 10);
  const [from, to] = [sorted[tenth] as number, sorted[sorted.length - 1 - tenth] as number];
  if (high - low < STRETCH * (to - from + 1)) return even(low, high);
  const bars = even(from, to);
  const first = bars[0] as number;
  return [...(low < first ? [low] : []), ...bars, ...(high > to ? [to + 1] : [])];
}

/** Days, weeks, months or years from `low` to `high`. */
function even(low: number, high: number): number[] {
  const days = high - low + 1;
  if (days <= MAX_BINS / 2) return Array.from({ length: days }, (_, i) => low + i);
  if (days <= MAX_BINS * 7 / 2) {
    const monday = low - ((low + 3) % 7 + 7) % 7;
    return Array.from({ length: Math.floor((high - monday) / 7) + 1 }, (_, i) => monday + i * 7);
  }
  const first = new Date(low * DAY);
  const months = days / 30 <= MAX_BINS ? 1 : 12;
  const result: number[] = [];
  for (let month = months === 1 ? first.getUTCMonth() : 0, year = first.getUTCFullYear(); ; month += months) {
    const day = Math.floor(Date.UTC(year, month, 1) / DAY);
    if (day > high) return result;
    result.push(day);
  }
}

/** The last of the sorted `days` that is not after `day`. */
function binOf(days: readonly number[], day: number): number {
  let low = 0;
  let high = days.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (days[middle]! <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Days, weeks, months or years over the dates of the edges' mentions, whichever gives a readable number of bars; what lies far off is one bar. */
export function bins(edges: readonly EdgeSummary[], mentionsOf: (edge: EdgeSummary) => readonly Mention[]): Bin[] {
  const spans: [number, number][][] = edges.map((edge) => mentionsOf(edge)
    .filter(({ from, to }) => isoDate.test(from) && isoDate.test(to)).map(({ from, to }) => [toDay(from), toDay(to)]));
  let low = Infinity;
  let high = -Infinity;
  for (const [from, to] of spans.flat()) {
    low = Math.min(low, from);
    high = Math.max(high, to);
  }
  if (low > high) return [];
  const days = starts(low, high, spans.flat(2));
  const counts = new Array<number>(days.length).fill(0);
  for (const own of spans) {
    const touched = new Set<number>();
    for (const [from, to] of own) for (let bin = binOf(days, from); bin <= binOf(days, to); bin += 1) touched.add(bin);
    for (const bin of touched) counts[bin]! += 1;
  }
  return days.map((day, i) => ({ since: toDate(day), until: toDate((days[i + 1] ?? Math.max(high, day) + 1) - 1), count: counts[i]! }));
}
