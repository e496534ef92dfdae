import type { Client } from "../api/client";
import type { EdgeSummary, MentionItem, Modality } from "../api/types";
import { firstDay, lastDay } from "./dates";

/** A piece of evidence as far as filters look at it. */
export interface Mention {
  /** First and last day of its date; "" where it has none. */
  readonly from: string;
  readonly to: string;
  readonly modality: Modality;
  readonly confidence: number;
  readonly document: string;
}

export type Mentions = ReadonlyMap<string, readonly Mention[]>;

/** The server takes so many ids in one request, and so long an address. */
const MOST_IDS = 60;
const MOST_LETTERS = 8000;
/** With more edges to ask for than this, all there are are asked for at once. */
const MANY = 300;

export function readMention({ date, modality, confidence, document }: MentionItem): Mention {
  return { from: date === null ? "" : firstDay(date), to: date === null ? "" : lastDay(date), modality, confidence, document };
}

/** An edge's mentions; of one whose mentions are not known, one over the whole of its time. */
export function mentionsOf(edge: EdgeSummary, known: Mentions): readonly Mention[] {
  const first = edge.first ?? edge.last;
  const last = edge.last ?? edge.first;
  return known.get(edge.id) ?? [{
    from: first === null ? "" : firstDay(first), to: last === null ? "" : lastDay(last), modality: edge.modality, confidence: edge.confidence, document: "",
  }];
}

function parcels(ids: readonly string[]): string[][] {
  const result: string[][] = [];
  let letters = Infinity;
  for (const id of ids) {
    const length = encodeURIComponent(id).length;
    const last = result.at(-1);
    if (last === undefined || last.length === MOST_IDS || letters + length > MOST_LETTERS) {
      result.push([id]);
      letters = length;
    } else {
      last.push(id);
      letters += length;
    }
  }
  return result;
}

/** Asks for the mentions of these edges. */
export async function loadMentions(client: Client, ids: readonly string[]): Promise<Map<string, Mention[]>> {
  const asked = ids.length === 0 ? [] : ids.length > MANY ? [[]] : parcels(ids);
  const answers = await Promise.all(asked.map((parcel) => client.mentions(parcel)));
  return new Map(answers.flatMap(({ items }) => items.map(({ edge, mentions }) => [edge, mentions.map(readMention)])));
}
