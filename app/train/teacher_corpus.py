"""Sentences of CoNLL-U files as the numbers that a teacher learns from."""
import numpy as np
import torch

from word_vectors import pieces

LONGEST = 300      # word pieces
NAMES = ('person', 'organization', 'place', 'nationality', 'other')
NAMES_MARK = '# names = marked'
ROOT_SHAPE, NO_SHAPE = 10, 11


def read(path):
    """The sentences of a CoNLL-U file: (rows of ten cells, whether names are marked)."""
    sentences, rows, marked = [], [], False
    for line in open(path, encoding='utf8'):
        line = line.rstrip('\n')
        if line == NAMES_MARK:
            marked = True
        elif not line:
            if rows:
                sentences.append((rows, marked))
            rows, marked = [], False
        elif line[0] != '#':
            cells = line.split('\t')
            if cells[0].isdigit():
                rows.append(cells)
    return sentences + ([(rows, marked)] if rows else [])


def shape_of(word, first):
    """How a word is written, which an encoder without capitals does not see."""
    if word.isupper() and len(word) > 1:
        kind = 1
    elif word[:1].isupper():
        kind = 2
    elif word[:1].isdigit():
        kind = 3
    else:
        kind = 0 if word[:1].isalnum() else 4
    return kind + (5 if first else 0)


def name_labels(rows):
    """0 outside, else 1 + 4 * type + (0 begin, 1 inside, 2 last, 3 single)."""
    marks = [next((part[5:] for part in cells[9].split('|') if part.startswith('Name=')), '') for cells in rows]
    labels = [0] * len(rows)
    for at, mark in enumerate(marks):
        if mark:
            inside = mark.startswith('I-')
            more = at + 1 < len(rows) and marks[at + 1].startswith('I-')
            part = (1 if more else 2) if inside else (0 if more else 3)
            labels[at] = 1 + 4 * NAMES.index(mark.removeprefix('I-')) + part
    return labels


class Corpus:
    """Sentences as numbers; -1 is not learned from. Place 0 of every sentence is the root."""

    def __init__(self, sentences, vocab, tags):
        self.items, self.pad, known = [], vocab['[PAD]'], {}
        for number, (rows, marked) in enumerate(sentences):
            ids, first, last = [vocab['[CLS]']], [0], [0]
            for cells in rows:
                word = cells[1].lower()
                if word not in known:
                    known[word] = pieces(word.replace('\u2019', "'"), vocab)[:5]
                first.append(len(ids))
                ids += known[word]
                last.append(len(ids) - 1)
            ids.append(vocab['[SEP]'])
            if len(ids) > LONGEST:
                continue
            column = lambda at, table: [-1] + [table.get(cells[at], -1) for cells in rows]
            self.items.append({
                'sentence': number, 'ids': ids, 'first': first, 'last': last,
                'head': [-1] + [int(cells[6]) if cells[6].isdigit() else -1 for cells in rows],
                'relation': column(7, tags['relation']), 'upos': column(3, tags['upos']),
                'xpos': column(4, tags['xpos']), 'name': [-1] + (name_labels(rows) if marked else [-1] * len(rows)),
                'shape': [ROOT_SHAPE] + [shape_of(cells[1], at == 0) for at, cells in enumerate(rows)]})

    def batches(self, rng, budget):
        """Numbers of sentences of like length, `budget` pieces at a time, in an order drawn from `rng` if there is one."""
        order = list(range(len(self.items)))
        if rng:
            rng.shuffle(order)
        order.sort(key=lambda i: len(self.items[i]['ids']) + (rng.random() * 6 if rng else 0))
        batches, current, longest = [], [], 0
        for i in order:
            length = len(self.items[i]['ids'])
            if current and max(longest, length) * (len(current) + 1) > budget:
                batches.append(current)
                current, longest = [], 0
            current.append(i)
            longest = max(longest, length)
        batches.append(current)
        if rng:
            rng.shuffle(batches)
        return batches

    def tensors(self, numbers):
        items = [self.items[i] for i in numbers]
        fills = {'ids': self.pad, 'first': 0, 'last': 0, 'head': -1, 'relation': -1, 'upos': -1, 'xpos': -1, 'name': -1,
                 'shape': NO_SHAPE}
        batch = {}
        for key, fill in fills.items():
            table = np.full((len(items), max(len(item[key]) for item in items)), fill, np.int64)
            for at, item in enumerate(items):
                table[at, :len(item[key])] = item[key]
            batch[key] = torch.from_numpy(table)
        batch['pieces'] = batch['ids'] != self.pad
        batch['words'] = batch['shape'] != NO_SHAPE
        return items, batch


def rewrite_shapes(shapes, rng):
    """Some sentences as titles, in capitals or without any."""
    for row in shapes:
        if rng.random() < .1:
            letters = (row < ROOT_SHAPE) & (row % 5 <= 2)
            luck = rng.random()
            row[letters] = row[letters] // 5 * 5 + (2 if luck < .5 else 1 if luck < .75 else 0)
