import type {
  ApiErrorBody, AskAnswer, Dispute, DocumentDetail, DocumentItem, EdgeWithEnds, Evidence, GraphAnswer, Judgement, MentionItem,
  NodeDetail, Ontology, Page, PathAnswer, SearchItem, Status, TimelineAnswer, Verdict,
} from "./types";

/** An answer of the server that is no success, or no answer at all (status 0). */
export class ApiError extends Error {
  constructor(readonly status: number, readonly body: ApiErrorBody) {
    super(body.message);
  }
}

type Value = string | number | boolean | null | undefined | readonly string[];
export type Query = Readonly<Record<string, Value>>;

/** The query string of `query`: absent, empty and false values are left out, lists are repeated, true is 1. */
export function queryString(query: Query): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === false || value === "") continue;
    const values: readonly (string | number)[] = Array.isArray(value) ? value : [value === true ? 1 : (value as string | number)];
    for (const one of values) parts.push(`${name}=${encodeURIComponent(one)}`);
  }
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

/** A node's key in a path: its slash is kept, all else is escaped. */
export function keyPath(key: string): string {
  return key.split("/").map(encodeURIComponent).join("/");
}

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** The server's interface. Answers to GET are kept by the browser under their ETag; nothing is kept here. */
export class Client {
  private token = "";

  constructor(private readonly base = "api/v1", private readonly fetch: Fetch = (input, init) => window.fetch(input, init)) {}

  setToken(token: string): void {
    this.token = token.trim();
  }

  get hasToken(): boolean {
    return this.token !== "";
  }

  status(): Promise<Status> { return this.get("/status"); }
  ontology(): Promise<Ontology> { return this.get("/ontology"); }
  search(q: string, limit = 8, signal?: AbortSignal): Promise<{ items: SearchItem[] }> {
    return this.get("/search", { q, limit }, signal);
  }
  node(key: string): Promise<NodeDetail> { return this.get(`/nodes/${keyPath(key)}`); }
  nodeEdges(key: string, query: Query): Promise<Page<EdgeWithEnds>> { return this.get(`/nodes/${keyPath(key)}/edges`, query); }
  edge(id: string): Promise<EdgeWithEnds> { return this.get(`/edges/${encodeURIComponent(id)}`); }
  evidence(id: string, query: Query): Promise<Page<Evidence>> { return this.get(`/edges/${encodeURIComponent(id)}/evidence`, query); }
  documents(query: Query): Promise<Page<DocumentItem>> { return this.get("/documents", query); }
  document(id: string): Promise<DocumentDetail> { return this.get(`/documents/${encodeURIComponent(id)}`); }
  neighbourhood(query: Query): Promise<GraphAnswer> { return this.get("/neighbourhood", query); }
  path(query: Query): Promise<PathAnswer> { return this.get("/path", query); }
  ask(q: string): Promise<AskAnswer> { return this.get("/ask", { q }); }
  disputes(query: Query): Promise<{ items: Dispute[] }> { return this.get("/disputes", query); }
  timeline(query: Query): Promise<TimelineAnswer> { return this.get("/timeline", query); }
  /** Of these edges; of all where none is named. */
  mentions(edge: readonly string[]): Promise<{ items: { edge: string; mentions: MentionItem[] }[] }> { return this.get("/mentions", { edge }); }
  wholeGraph(): Promise<unknown> { return this.get("/export", { format: "graphology" }); }
  judgements(): Promise<{ items: Judgement[] }> { return this.get("/judgements"); }
  judge(verdict: Verdict): Promise<Judgement> { return this.post("/judgements", verdict); }
  undoJudgement(seq: number): Promise<unknown> { return this.post("/undo", { seq }); }

  private get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
    return this.send<T>(path + queryString(query), signal === undefined ? {} : { signal });
  }

  private post<T>(path: string, body: unknown): Promise<T> {
    return this.send<T>(path, { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });
  }

  private async send<T>(path: string, init: RequestInit): Promise<T> {
    const headers = new Headers(init.headers);
    if (this.token !== "") headers.set("Authorization", `Bearer ${this.token}`);
    let response: Response;
    try {
      response = await this.fetch(this.base + path, { ...init, headers });
    } catch (cause) {
      if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
      throw new ApiError(0, { code: "offline", message: "The server does not answer. Is entente serve still running?" });
    }
    const body: unknown = await response.json().catch(() => null);
    if (response.ok) return body as T;
    const error = (body as { error?: ApiErrorBody } | null)?.error;
    throw new ApiError(response.status, error ?? { code: "unknown", message: `The server answered ${response.status}.` });
  }
}
