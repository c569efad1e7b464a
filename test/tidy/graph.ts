/**
 * Which file imports which, as a graph. Pure: it knows nothing of TypeScript, Rust or the rules that are made of it.
 */

/** For each node those it points to. A target that is no key is a leaf. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** All that can be reached from `start`, itself included. */
export function reach(graph: Graph, start: string): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const node of reached) for (const target of graph.get(node) ?? []) reached.add(target);
  return reached;
}

/** The strongly connected components that have more than one node, or a node that points to itself; each sorted. */
export function circles(graph: Graph): readonly (readonly string[])[] {
  const reaches = new Map([...graph.keys()].map((node) => [node, reach(graph, node)]));
  const found: (readonly string[])[] = [];
  const seen = new Set<string>();
  for (const [node, targets] of reaches) {
    if (seen.has(node)) continue;
    const members = [...targets].filter((other) => reaches.get(other)?.has(node) === true).sort();
    for (const member of members) seen.add(member);
    if (members.length > 1 || graph.get(node)?.includes(node) === true) found.push(members);
  }
  return found;
}
