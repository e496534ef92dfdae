import type { Client } from "../api/client";
import type { AskAnswer, GraphAnswer, PathAnswer } from "../api/types";
import { fromGraphology } from "./graphology";
import type { Step } from "../state/state";

export interface Loaded {
  answer: GraphAnswer;
  seeds: readonly string[];
  ask?: AskAnswer;
  path?: PathAnswer;
}

/** Asks the server what a step stands for. */
export async function load(client: Client, step: Step): Promise<Loaded> {
  switch (step.op) {
    case "node":
      return { answer: await client.neighbourhood({ node: step.key, hops: step.hops, limit: step.limit }), seeds: [step.key] };
    case "expand": {
      const answer = await client.neighbourhood({
        node: step.key, hops: 1, limit: step.limit, type: step.type, direction: step.direction === "both" ? "" : step.direction,
      });
      // A narrowed answer does not know of neighbours over other relations.
      const nodes = step.type === "" && step.direction === "both" ? answer.nodes : answer.nodes.map(({ hidden: _, ...node }) => node);
      return { answer: { nodes, edges: answer.edges }, seeds: [step.key] };
    }
    case "path": {
      const path = await client.path({ from: step.from, to: step.to, mode: step.mode });
      return { answer: path, seeds: [step.from, step.to], path };
    }
    case "ask": {
      const ask = await client.ask(step.question);
      return { answer: ask, seeds: ask.nodes.map((node) => node.key), ask };
    }
    case "edge": {
      const edge = await client.edge(step.id);
      return { answer: { nodes: [edge.sourceNode, edge.targetNode], edges: [edge] }, seeds: [edge.source, edge.target] };
    }
    case "all":
      return { answer: fromGraphology(await client.wholeGraph()), seeds: [] };
  }
}
