#!/usr/bin/env python3
"""Text for a teacher to analyse, a paragraph a sentence or a line.

  silver_text.py --text F.txt... --out lines.txt    each line of the texts
  silver_text.py --wordnet DIR --out lines.txt      each example that WordNet gives for verbs and adverbs
"""
import argparse
import re


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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--out', required=True)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument('--text', nargs='+')
    source.add_argument('--wordnet')
    args = parser.parse_args()
    if args.wordnet:
        found = wordnet_examples(args.wordnet)
    else:
        found = [line for path in args.text for line in open(path, encoding='utf8').read().split('\n') if len(line) > 30]
    with open(args.out, 'w', encoding='utf8') as out:
        out.write('\n\n'.join(found) + '\n')


if __name__ == '__main__':
    main()
