import type { EdgeSummary } from "../api/types";
import { span } from "./dates";

export interface Bin {
  /** First and last day, both included. */
  readonly since: string;
  readonly until: string;
  /** Edges whose first to last mention touches the bin: as many as would be shown if it alone were brushed. */
  readonly count: number;
}

const DAY = 86_400_000;
export const MAX_BINS = 120;

export const toDay = (date: string): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY);
export const toDate = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

function starts(low: number, high: number): number[] {
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

/** Days, weeks, months or years over all dates of the edges, whichever gives a readable number of bars. */
export function bins(edges: readonly EdgeSummary[]): Bin[] {
  const spans: [number, number][] = [];
  for (const edge of edges) {
    const days = span(edge);
    if (days !== null && days.every((day) => isoDate.test(day))) spans.push([toDay(days[0]), toDay(days[1])]);
  }
  if (spans.length === 0) return [];
  let low = Infinity;
  let high = -Infinity;
  for (const [first, last] of spans) {
    low = Math.min(low, first);
    high = Math.max(high, last);
  }
  const days = starts(low, high);
  const changes = new Array<number>(days.length + 1).fill(0);
  for (const [first, last] of spans) {
    changes[binOf(days, first)]! += 1;
    changes[binOf(days, last) + 1]! -= 1;
  }
  let count = 0;
  return days.map((day, i) => {
    const end = (days[i + 1] ?? Math.max(high, day) + 1) - 1;
    count += changes[i]!;
    return { since: toDate(day), until: toDate(end), count };
  });
}
