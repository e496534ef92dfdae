"""The annotated articles of Voice of America, made from the public-domain text in shared/text/voa.txt.

voa.txt holds one article a paragraph and one sentence a line, mostly without the last full stop, the title joined to the first
sentence. An article is known by the number of its paragraph; of a long one the beginning is taken. tests/annotated holds what
coders found in them, without any of their text.
"""
import csv
import os
import re

MOST_WORDS = 430
MOST_WORDS_OF_PART = 420


def split_title(line):
    """The title and the first sentence: 'Title-CITY - -Sentence' or 'Title-Sentence'."""
    dateline = re.match(r"^(.{15,120}?)\s*-([A-Z][A-Z ,./']+)\s*—\s*-(.*)$", line)
    if dateline:
        return dateline.group(1), f'{dateline.group(2).strip()} — {dateline.group(3)}'
    plain = re.match(r'^(.{15,120}?)-([A-Z“].*)$', line)
    return (plain.group(1), plain.group(2)) if plain else ('', line)


def sentence(line):
    """Without the sub-heading that may stand before it, with a full stop."""
    heading = re.match(r'^([A-Z][\w’\' ]{3,30})-([A-Z“"].*)$', line)
    if heading:
        line = heading.group(2)
    if not re.search(r'[.?!]["”’)]?$', line):
        line += '.”' if line.count('“') > line.count('”') else '.'
    return line


def lines_of(paragraph):
    """The title and the sentences of an article."""
    lines = [line.strip() for line in paragraph.strip().split('\n') if line.strip() and not line.startswith('FILE -')]
    title, lines[0] = split_title(lines[0])
    return title, [sentence(line) for line in lines]


def beginning(lines):
    """How many sentences make MOST_WORDS."""
    words = 0
    for at, line in enumerate(lines):
        words += len(line.split())
        if words > MOST_WORDS:
            return at + 1
    return len(lines)


def written(title, lines):
    return (title + '\n\n' if title else '') + '\n'.join(lines) + '\n'


def article(paragraph):
    title, lines = lines_of(paragraph)
    return written(title, lines[:beginning(lines)])


def part(paragraph, letter):
    """What comes after the beginning, in parts b and c, behind the article's first two sentences."""
    title, lines = lines_of(paragraph)
    parts, words = [[]], 0
    for line in lines[beginning(lines):]:
        parts[-1].append(line)
        words += len(line.split())
        if words > MOST_WORDS_OF_PART:
            parts.append([])
            words = 0
    return written(title, lines[:2] + parts['bc'.index(letter)])


def articles(shared, wanted):
    """{name: text} of the articles named voa_NNN, and of their later parts, voa_NNN_b and voa_NNN_c."""
    with open(os.path.join(shared, 'text', 'voa.txt'), encoding='utf8') as file:
        paragraphs = file.read().split('\n\n')
    return {name: part(paragraphs[int(name[4:7])], name[8]) if len(name) > 7 else article(paragraphs[int(name[4:])])
            for name in wanted}


def edges(path):
    """The edges of a file of tests/annotated, as shared/tools/score.py takes them."""
    with open(path, encoding='utf8', newline='') as file:
        rows = list(csv.DictReader(file, delimiter='\t'))
    return [{'article': r['article'], 'type': r['type'],
             'source': {'id': r['source'], 'state': r['source_state'] or None},
             'target': {'id': r['target'], 'state': r['target_state'] or None},
             'cue': [int(r['cue_start']), int(r['cue_end'])],
             'negated': 'negated' in r['flags'].split(), 'symmetric': 'symmetric' in r['flags'].split(),
             'confidence': 'certain' if 'certain' in r['flags'].split() else 'arguable'} for r in rows]
