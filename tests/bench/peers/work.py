"""The work of bench_graph on python3-igraph and python3-networkx. Usage: work.py igraph|networkx DATABASE NAMES

Prints one line of JSON: for each piece of work the median in microseconds of one query, or of the whole. The look-up of names, without
regard to case and accents, is part of a query, as it is in ours. A piece that takes longer than its share of time is measured fewer times,
at least three.
"""

import json
import sqlite3
import statistics
import sys
import time
import unicodedata

SHARE_S = 20
FEWEST = 3


def read(database):
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    names = dict(connection.execute("SELECT node_id, name FROM node"))
    edges = [(a - 1, b - 1) for a, b in connection.execute("SELECT source, target FROM edge")]
    return [names[i + 1] for i in range(len(names))], edges


def median_us(query, inputs):
    took, end = [], time.monotonic() + SHARE_S
    for one in inputs:
        begin = time.perf_counter()
        query(*one)
        took.append((time.perf_counter() - begin) * 1e6)
        if time.monotonic() > end and len(took) >= FEWEST:
            break
    return statistics.median(took)


def folded(name):
    return "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))


def igraph_work(names, edges):
    import igraph

    graph = igraph.Graph(n=len(names), edges=edges, directed=True)
    index = {folded(name): i for i, name in enumerate(names)}

    def at(name):
        return index[folded(name)]

    return {
        "hops-1-out": lambda a: graph.neighborhood(at(a), order=1, mode="out"),
        "hops-2-out": lambda a: graph.neighborhood(at(a), order=2, mode="out"),
        "shortest-out": lambda a, b: graph.get_shortest_paths(at(a), to=at(b), mode="out", output="epath"),
        "all-shortest-out-counted": lambda a, b: len(graph.get_all_shortest_paths(at(a), to=at(b), mode="out")),
        "bfs": lambda a: graph.distances(source=at(a), mode="out"),
        "pagerank": lambda: graph.pagerank(directed=True, implementation="prpack"),
    }


def networkx_work(names, edges):
    import networkx

    graph = networkx.MultiDiGraph()
    graph.add_nodes_from(names)
    graph.add_edges_from((names[a], names[b]) for a, b in edges)
    index = {folded(name): name for name in names}

    def at(name):
        return index[folded(name)]

    def shortest(a, b):
        try:
            path = networkx.bidirectional_shortest_path(graph, at(a), at(b))
            return [(here, there, next(iter(graph[here][there]))) for here, there in zip(path, path[1:])]
        except networkx.NetworkXNoPath:
            return None

    def count(a, b):
        try:
            return sum(1 for _ in networkx.all_shortest_paths(graph, at(a), at(b)))
        except networkx.NetworkXNoPath:
            return 0

    return {
        "hops-1-out": lambda a: list(graph.successors(at(a))),
        "hops-2-out": lambda a: networkx.single_source_shortest_path_length(graph, at(a), cutoff=2),
        "shortest-out": shortest,
        "all-shortest-out-counted": count,
        "bfs": lambda a: networkx.single_source_shortest_path_length(graph, at(a)),
        "pagerank": lambda: networkx.pagerank(graph, tol=1e-10 / len(graph)),
    }


def main():
    library, database, names_file = sys.argv[1:4]
    with open(names_file, encoding="utf-8") as file:
        drawn = file.read().split("\n")[:-1]
    pairs = list(zip(drawn[0::2], drawn[1::2]))
    names, edges = read(database)
    begin = time.perf_counter()
    work = (igraph_work if library == "igraph" else networkx_work)(names, edges)
    result = {"build": (time.perf_counter() - begin) * 1e6}
    inputs = {"hops-1-out": [(a,) for a in drawn], "hops-2-out": [(a,) for a in drawn], "bfs": [("Person 0000000",)] * 5,
              "pagerank": [()] * 3}
    for name, query in work.items():
        try:
            result[name] = median_us(query, inputs.get(name, pairs))
        except ImportError as error:  # networkx's PageRank needs scipy
            print(f"{library}: {name}: {error}", file=sys.stderr)
    print(json.dumps(result))


main()
