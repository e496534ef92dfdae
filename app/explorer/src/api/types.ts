// The shapes of the HTTP interface (base /api/v1), as far as the explorer uses them.

export type Modality = "asserted" | "reported" | "planned" | "possible";
export type Direction = "out" | "in" | "both";

export interface NodeSummary {
  key: string;
  label: string;
  name: string;
  state: string | null;
  degree: number;
}

export interface EdgeSummary {
  id: string;
  source: string;
  target: string;
  type: string;
  negated: boolean;
  mentions: number;
  documents: number;
  first: string | null;
  last: string | null;
  modality: Modality;
  confidence: number;
  cameo: string | null;
  plover: string | null;
  disputed: boolean;
}

export interface EdgeWithEnds extends EdgeSummary {
  sourceNode: NodeSummary;
  targetNode: NodeSummary;
}

export interface Status {
  version: string;
  revision: string;
  nodes: number;
  edges: number;
  evidence: number;
  documents: number;
  writable: boolean;
  examples: string[];
}

export interface OntologyType {
  name: string;
  title?: string;
  structural: boolean;
  core: boolean;
  count: number;
}

export interface Ontology {
  labels: { name: string; count: number }[];
  types: OntologyType[];
}

export interface SearchItem extends NodeSummary {
  aliases: string[];
  matched: string;
}

export interface Role {
  role: string;
  organization: string | null;
  since: string | null;
  until: string | null;
}

/** What documents call a node. */
export interface Handle {
  key: string;
  name: string;
  state: string | null;
  /** Why it is taken for this node; null for the one that the others were joined to. */
  rule: string | null;
  with: string | null;
  judged: boolean;
  documents: number;
}

export interface NodeDetail extends NodeSummary {
  aliases: string[];
  properties: Record<string, unknown>;
  roles: Role[];
  counts: { type: string; direction: "out" | "in"; edges: number }[];
  handles: Handle[];
}

export interface Page<T> {
  total: number;
  items: T[];
}

export interface TextPart {
  text: string;
  role: "source" | "target" | "trigger" | null;
  node: string | null;
}

export interface DocumentSummary {
  id: string;
  title: string;
  publisher: string | null;
  published: string | null;
  url: string | null;
}

export interface Evidence {
  id: string;
  document: DocumentSummary;
  sentence: { index: number; parts: TextPart[] };
  before: string;
  after: string;
  type: string;
  negated: boolean;
  modality: Modality;
  attributedTo: { key?: string; name?: string; text?: string } | null;
  date: string | null;
  rule: string;
  confidence: number;
  cameo: string | null;
  plover: string | null;
  copies: number;
}

export interface DocumentItem extends DocumentSummary {
  evidence: number;
}

export interface DocumentDetail extends DocumentSummary {
  parts: TextPart[];
  evidence: { id: string; edge: string; sentence: number }[];
}

/** A piece of evidence without its words. */
export interface MentionItem {
  date: string | null;
  modality: Modality;
  confidence: number;
  document: string;
}

export interface GraphAnswer {
  nodes: (NodeSummary & { distance?: number; hidden?: number })[];
  edges: EdgeSummary[];
}

export interface PathAnswer extends GraphAnswer {
  paths: { nodes: string[]; edges: string[]; length: number }[];
}

export interface AskAnswer extends GraphAnswer {
  understood: string;
  columns: string[];
  rows: unknown[][];
}

export interface Dispute {
  subject: string;
  sides: { edge: EdgeSummary; stance: string }[];
}

export interface TimelineItem {
  date: string | null;
  edge: EdgeSummary;
  sentence: string;
  document: DocumentSummary;
}

export interface TimelineAnswer extends Page<TimelineItem> {
  histogram: { date: string; count: number }[];
}

/** What a person holds to be so: nodes by key, edges by id. */
export type Verdict =
  | { verb: "accept" | "reject"; edge: string }
  | { verb: "retype"; edge: string; type: string }
  | { verb: "retype"; node: string; label: string }
  | { verb: "rename"; node: string; name: string }
  | { verb: "split"; node: string; alias: string }
  | { verb: "merge"; into: string; node: string };

/** A verdict in the log; taking one back is an entry of its own there, with the verb "undo". */
export interface Judgement {
  seq: number;
  verb: string;
  arguments: Record<string, unknown>;
  undone: boolean;
  note: string | null;
}

export interface ApiErrorBody {
  code: string;
  message: string;
  candidates?: { key: string; name: string; label: string }[];
  suggestions?: string[];
}
