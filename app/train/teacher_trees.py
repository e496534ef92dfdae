"""The best tree and the best legal names under a teacher's scores."""
import numpy as np

from teacher_corpus import NAMES

NEVER = -1e18


def arborescence(scores):
    """The heads of the best tree under scores[dependent, head], whatever hangs from place 0."""
    size = scores.shape[0]
    heads = scores.argmax(1)
    heads[0] = 0
    seen, cycle = np.zeros(size, int), None
    for start in range(1, size):
        path, at = [], start
        while at != 0 and not seen[at]:
            seen[at] = start + 1
            path.append(at)
            at = heads[at]
        if at != 0 and seen[at] == start + 1:
            cycle = path[path.index(at):]
            break
    if cycle is None:
        return heads
    rest = [at for at in range(size) if at not in set(cycle)]
    ring, count = np.array(cycle), len(rest)
    smaller = np.full((count + 1, count + 1), NEVER)
    smaller[:count, :count] = scores[np.ix_(rest, rest)]
    into = scores[np.ix_(ring, rest)] - scores[ring, heads[ring]][:, None]
    out_of = scores[np.ix_(rest, ring)]
    enter, leave = into.argmax(0), out_of.argmax(1)
    smaller[count, :count], smaller[:count, count] = into.max(0), out_of.max(1)
    smaller[0, :] = smaller[count, count] = NEVER
    found = arborescence(smaller)
    result = heads.copy()
    for i in range(1, count):
        result[rest[i]] = rest[found[i]] if found[i] < count else ring[leave[i]]
    result[ring[enter[found[count]]]] = rest[found[count]]
    return result


def tree(scores):
    """The heads of the best tree with one word under the root."""
    size = scores.shape[0]
    scores = scores.copy()
    scores[np.arange(size), np.arange(size)] = NEVER
    heads = arborescence(scores)
    if (heads[1:] == 0).sum() <= 1:
        return heads
    best = None
    for root in np.where(heads[1:] == 0)[0] + 1:
        alone = scores.copy()
        alone[1:, 0] = -1e9
        alone[root, 0] = scores[root, 0]
        other = arborescence(alone)
        total = scores[np.arange(1, size), other[1:]].sum()
        if (other[1:] == 0).sum() == 1 and (best is None or total > best[0]):
            best = (total, other)
    return best[1] if best else heads


def may_follow(before, after):
    part = lambda label: 3 if label == 0 else (label - 1) % 4
    opened, goes_on = part(before) <= 1, after != 0 and part(after) in (1, 2)
    return opened == goes_on and (not opened or (before - 1) // 4 == (after - 1) // 4)


LABELS = 1 + 4 * len(NAMES)
FORBIDDEN = np.array([[0. if may_follow(b, a) else NEVER for a in range(LABELS)] for b in range(LABELS)])


def legal_names(scores):
    """The likeliest labels [word] of a sentence in which every name that begins ends."""
    best, came = FORBIDDEN[0] + scores[0], []
    for row in scores[1:]:
        ways = best[:, None] + FORBIDDEN
        came.append(ways.argmax(0))
        best = ways.max(0) + row
    label = int((best + np.array([FORBIDDEN[b][0] for b in range(LABELS)])).argmax())
    labels = [label]
    for way in reversed(came):
        label = int(way[label])
        labels.append(label)
    return labels[::-1]


def said_names(labels):
    """(first, last, type) of each name."""
    names, first = set(), None
    for at, label in enumerate(labels):
        part = (label - 1) % 4
        if label and part in (0, 3):
            first = at
        if label and part in (2, 3) and first is not None:
            names.add((first, at + 1, (label - 1) // 4))
    return names
