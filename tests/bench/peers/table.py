"""Writes docs/performance.md from what scripts/bench-peers left in a folder. Usage: table.py FOLDER"""

import json
import os
import platform
import sys

SIZES = {"small": "131,072 nodes, 1,310,720 edges", "large": "1,048,576 nodes, 10,485,760 edges"}
PEERS = {"igraph": "igraph", "networkx": "networkx", "kuzu": "kuzu", "ladybugdb-core": "@ladybugdb/core"}
OURS = {"pagerank": "pagerank-settled"}  # where the peers' piece has another name
WORK = {
    "hops-1-out": "distinct neighbours, 1 hop",
    "hops-2-out": "distinct neighbours, 2 hops",
    "shortest-out": "shortest path",
    "all-shortest-out-counted": "all shortest paths, counted",
    "bfs": "distances to all nodes",
    "pagerank": "PageRank, settled to 1e-10",
}


def load(path):
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError):
        return None


def ours(report):
    """Each benchmark's fastest repetition."""
    found = {}
    for run in report["benchmarks"]:
        if run.get("run_type") == "aggregate":
            continue
        piece = run["name"].split("/")[1]
        scale = {"ns": 1e-3, "us": 1, "ms": 1e3, "s": 1e6}[run["time_unit"]]
        run = dict(run, us=run.get("p50_us", run["real_time"] * scale))
        if piece not in found or run["us"] < found[piece]["us"]:
            found[piece] = run
    return found


def time(us):
    for unit, scale in (("s", 1e6), ("ms", 1e3)):
        if us >= scale:
            return f"{us / scale:.3g} {unit}"
    return f"{us:.3g} µs"


def own_table(found):
    print("| work | median | 99th percentile | other |\n| --- | --- | --- | --- |")
    for piece, run in found.items():
        other = [f"{run[key]:.3g} {unit}" for key, unit in (
            ("ns/edge", "ns an edge"), ("ns/edge/iteration", "ns an edge an iteration"),
            ("topology_bytes/edge", "bytes of topology an edge"), ("all_bytes/edge", "bytes in all an edge")) if key in run]
        if "edges/s" in run:
            other.append(f"{run['edges/s'] / 1e6:.3g} million edges/s")
        p99 = time(run["p99_us"]) if "p99_us" in run else ""
        median = "" if piece == "memory" else time(run["us"])
        print(f"| {piece} | {median} | {p99} | {', '.join(other)} |")
    print()


def peer_table(folder, size, found):
    peers = {name: load(f"{folder}/{key}-{size}.json") for key, name in PEERS.items()}
    peers = {name: result for name, result in peers.items() if result}
    if not peers:
        return
    print("Medians, and in brackets how many times as long the peer takes:\n")
    print("| work | entente | " + " | ".join(peers) + " |\n| --- | --- |" + " --- |" * len(peers))
    for piece, title in WORK.items():
        own = found[OURS.get(piece, piece)]["us"]
        cells = [f"{time(result[piece])} ({result[piece] / own:.3g})" if piece in result else "–" for result in peers.values()]
        print(f"| {title} | {time(own)} | " + " | ".join(cells) + " |")
    print()


def main():
    folder = sys.argv[1]
    print(f"""# How fast the engine is

Written by `scripts/bench-peers BUILD-FOLDER`, not by hand. Random R-MAT graphs in real Entente databases, {os.cpu_count()} processors of an
{platform.machine()} machine. Times are those of the whole call in process, the look-up of names included; nodes are drawn from a fixed seed
and are the same for all.

The fastest of several runs; what runs on both processors (loading, PageRank) suffers most when others use the machine.

The work is the same for all: names are looked up without regard to case and accents, results are lists of distinct nodes, paths come with
their edges, and PageRank runs until the ranks change by less than 1e-10 in sum (ours keeps shares in 32 bits, so that they are good to six
digits). What differs: networkx counts parallel edges once among all shortest paths, and takes the first meeting of its two searches where
ours finishes the level, so that the answer does not depend on the order of edges. `kuzu` and `@ladybugdb/core` are asked in Cypher through
prepared statements, with names as they are written, answer through Node and have no whole searches or PageRank without an extension. A peer
that did not finish a size in three to five minutes is left out of its table.

Where a ratio is below ten: half of the nodes asked about have two neighbours or fewer, so that one hop in networkx is the look-up of one
name in a Python dictionary, two thirds of whose time is the folding of the name. Of 1,000 random pairs 280 have no path, and networkx sees
that of 275 at once, because one of the two has no edges that way; the searches of the others are short as well. igraph's two hops are a
compiled search over the same thousand nodes; of its time half goes into what even two neighbours cost it, which
grows with the graph. Its distances to all nodes and its PageRank (PRPACK, on one processor) are compiled loops over the same edges.
""")
    for size, title in SIZES.items():
        report = load(f"{folder}/entente-{size}.json")
        if not report:
            continue
        found = ours(report)
        print(f"## {title}\n")
        own_table(found)
        peer_table(folder, size, found)


main()
