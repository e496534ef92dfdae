#!/usr/bin/python3
"""Reads one export with a program that is not ours and compares it with the JSON export.

Usage: read_back.py FORMAT FILE_OR_FOLDER JSON_EXPORT. Exits 1 and says what differs.
"""
import csv
import html
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree as ET

import igraph
import networkx

FORMAT, PLACE, REFERENCE = sys.argv[1], pathlib.Path(sys.argv[2]), json.loads(pathlib.Path(sys.argv[3]).read_text('utf-8'))
NODES = {node['id']: node for node in REFERENCE['nodes']}
EDGES = {edge['id']: edge for edge in REFERENCE['edges']}
EVIDENCE = [(edge, piece) for edge in REFERENCE['edges'] for piece in edge['evidence']]


def same(what, found, wanted):
    if found != wanted:
        raise SystemExit(f'{FORMAT}: {what}: found {found!r}, wanted {wanted!r}')


def relation(edge):
    return ('not ' if edge['negated'] else '') + edge['type']


def one_line(text):
    return re.sub(r'[\x00-\x20\x7f]+', ' ', text).strip(' ')


def check_node(attributes, key):
    """Attributes by name, as the formats of flat attributes hold them; what is empty may be missing."""
    node = NODES[key]
    same('key', attributes['key'], key)
    same('name', attributes['name'], node['name'])
    same('label', attributes['entityType'], node['label'])
    same('state', attributes.get('state') or '', node['state'] or '')
    same('aliases', attributes.get('aliases') or '', '; '.join(node['aliases']))
    same('properties', attributes.get('properties') or '', '; '.join(f'{k}={v}' for k, v in node['properties'].items()))


def check_edge(attributes, edge):
    same('relation', attributes['relation'], edge['type'])
    same('negated', str(attributes['negated']).lower(), str(edge['negated']).lower())
    for name in ('cameo', 'modality', 'first', 'last'):
        same(name, attributes.get(name) or '', edge[name] or '')
    for name in ('mentions', 'documents'):
        same(name, int(attributes[name]), edge[name])
    same('confidence', float(attributes['confidence']), edge['confidence'])
    best = edge['evidence'][0]
    same('sentence', attributes['sentence'], one_line(best['sentence']['text']))
    same('document', attributes['document'], best['document'])
    same('url', attributes.get('url') or '', best.get('url', ''))


def by_ends(edge):
    return (edge['source'], edge['target'], edge['type'], edge['negated'])


def graphml():
    graph = networkx.read_graphml(str(PLACE))
    keys = {n: data['key'] for n, data in graph.nodes(data=True)}
    same('nodes', sorted(keys.values()), sorted(NODES))
    for n, data in graph.nodes(data=True):
        check_node(data, keys[n])
    wanted = {by_ends(edge): edge for edge in EDGES.values()}
    found = 0
    for a, b, data in graph.edges(data=True):
        check_edge(data, wanted[(keys[a], keys[b], data['relation'], data['negated'])])
        found += 1
    same('edges', found, len(EDGES))
    other = igraph.Graph.Read_GraphML(str(PLACE))
    same('igraph nodes', sorted(other.vs['key']), sorted(NODES))
    same('igraph names', sorted(other.vs['name']), sorted(node['name'] for node in NODES.values()))
    same('igraph edges', other.ecount(), len(EDGES))


def gexf12():
    graph = networkx.read_gexf(str(PLACE), version='1.2draft')
    same('nodes', sorted(graph.nodes), sorted(NODES))
    for key, data in graph.nodes(data=True):
        same('label', data['label'], NODES[key]['name'])
        check_node(data, key)
    found = {}
    for a, b, data in graph.edges(data=True):
        edge = EDGES[data['id']]
        same('ends', (a, b), (edge['source'], edge['target']))
        check_edge(data, edge)
        found[data['id']] = data
    same('edges', sorted(found), sorted(EDGES))


def gexf():
    ns = {'g': 'http://gexf.net/1.3', 'viz': 'http://gexf.net/1.3/viz'}
    root = ET.parse(PLACE).getroot()
    names = {kind: {a.get('id'): a.get('title') for a in root.findall(f".//g:attributes[@class='{kind}']/g:attribute", ns)}
             for kind in ('node', 'edge')}

    def attributes(element, kind):
        return {names[kind][v.get('for')]: v.get('value') for v in element.findall('g:attvalues/g:attvalue', ns)}
    nodes = root.findall('.//g:node', ns)
    same('nodes', sorted(n.get('id') for n in nodes), sorted(NODES))
    for node in nodes:
        same('label', node.get('label'), NODES[node.get('id')]['name'])
        check_node(attributes(node, 'node'), node.get('id'))
        same('colours', len(node.findall('viz:color', ns)), 1)
    edges = root.findall('.//g:edge', ns)
    same('edges', sorted(e.get('id') for e in edges), sorted(EDGES))
    for element in edges:
        edge = EDGES[element.get('id')]
        same('ends', (element.get('source'), element.get('target')), (edge['source'], edge['target']))
        same('kind', element.get('kind'), relation(edge))
        check_edge(attributes(element, 'edge'), edge)


def load():
    return json.loads(PLACE.read_text('utf-8'))


def graphology():
    data = load()
    same('options', data['options'], {'type': 'directed', 'multi': True, 'allowSelfLoops': True})
    same('nodes', [n['key'] for n in data['nodes']], sorted(NODES))
    for node in data['nodes']:
        check_node(node['attributes'], node['key'])
        same('no renderer type', 'type' in node['attributes'], False)
    same('edges', sorted(e['key'] for e in data['edges']), sorted(EDGES))
    for edge in data['edges']:
        same('ends', (edge['source'], edge['target']), (EDGES[edge['key']]['source'], EDGES[edge['key']]['target']))
        check_edge(edge['attributes'], EDGES[edge['key']])


def cytoscape():
    elements = load()['elements']
    same('nodes', [n['data']['id'] for n in elements['nodes']], sorted(NODES))
    for node in elements['nodes']:
        check_node(node['data'], node['data']['id'])
    same('edges', sorted(e['data']['id'] for e in elements['edges']), sorted(EDGES))
    for edge in elements['edges']:
        check_edge(edge['data'], EDGES[edge['data']['id']])


def node_link():
    graph = networkx.node_link_graph(load())
    same('directed multigraph', (graph.is_directed(), graph.is_multigraph()), (True, True))
    same('nodes', sorted(graph.nodes), sorted(NODES))
    for key, data in graph.nodes(data=True):
        check_node(data, key)
    edges = list(graph.edges(keys=True, data=True))
    same('edges', sorted(k for _, _, k, _ in edges), sorted(EDGES))
    for _, _, key, data in edges:
        check_edge(data, EDGES[key])


def nvl():
    data = load()
    same('nodes', {n['id']: n['caption'] for n in data['nodes']}, {k: n['name'] for k, n in NODES.items()})
    same('relationships', {r['id']: (r['from'], r['to'], r['caption']) for r in data['relationships']},
         {k: (e['source'], e['target'], relation(e)) for k, e in EDGES.items()})
    ids = [x['id'] for x in data['nodes'] + data['relationships']]
    same('ids are unique', len(ids), len(set(ids)))


def rows(path):
    with open(path, encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


def disarmed(text):
    return "'" + text if text[:1] in tuple('=+-@\t\r') else text


def check_evidence_rows(found):
    same('rows', len(found), len(EVIDENCE))
    for row, (edge, piece) in zip(found, EVIDENCE):
        same('edge', row['edge'], edge['id'])
        same('sentence', row['sentence'], disarmed(piece['sentence']['text']))
        same('source name', row['source_name'], disarmed(piece['source']['name']))
        same('target', row['target'], piece['target']['id'])
        same('cameo', row['cameo'], piece['cameo'])
        same('title', row['title'], disarmed(piece['title']))
        same('trigger', (int(row['trigger_start']), int(row['trigger_end'])), (piece['trigger']['start'], piece['trigger']['end']))


def csv_files():
    nodes = rows(PLACE / 'nodes.csv')
    same('nodes', [n['key'] for n in nodes], sorted(NODES))
    for row in nodes:
        same('name', row['name'], disarmed(NODES[row['key']]['name']))
    edges = rows(PLACE / 'edges.csv')
    same('edges', sorted(e['id'] for e in edges), sorted(EDGES))
    for row in edges:
        sentence = one_line(EDGES[row['id']]['evidence'][0]['sentence']['text'])
        same('disarmed', row['sentence'], disarmed(sentence))
        check_edge(dict(row, sentence=sentence), EDGES[row['id']])
    check_evidence_rows(rows(PLACE / 'evidence.csv'))


def events():
    check_evidence_rows(rows(PLACE))


def neo4j_csv():
    nodes = rows(PLACE / 'nodes.csv')
    same('nodes', [(n['key:ID'], n['name'], n[':LABEL']) for n in nodes],
         [(k, NODES[k]['name'], NODES[k]['label']) for k in sorted(NODES)])
    found = sorted((r[':START_ID'], r[':END_ID'], r[':TYPE'], r['negated:boolean'], one_line(r['sentence']))
                   for r in rows(PLACE / 'relationships.csv'))
    same('relationships', found, sorted((e['source'], e['target'], e['type'].upper().replace('-', '_'), str(e['negated']).lower(),
                                         one_line(e['evidence'][0]['sentence']['text'])) for e in EDGES.values()))


def cypher():
    text = PLACE.read_text('utf-8')
    token = re.compile(r"'((?:[^'\\]|\\.)*)'|`((?:[^`]|``)*)`|([A-Za-z_][A-Za-z_0-9]*)|(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)|([\[\]{}(),.:;=+>-])|\s+", re.S)
    tokens, at = [], 0
    while at < len(text):
        match = token.match(text, at)
        if not match:
            raise SystemExit(f'cypher: not a token at {text[at:at + 40]!r}')
        if match.group(1) is not None:
            tokens.append(('string', re.sub(r'\\(u[0-9A-F]{4}|.)', lambda m: {'n': '\n', 'r': '\r', 't': '\t'}.get(
                m.group(1), chr(int(m.group(1)[1:], 16)) if m.group(1)[0] == 'u' else m.group(1)), match.group(1), flags=re.S)))
        elif match.group(3) is not None:
            tokens.append(('word', match.group(3)))
        elif match.group(2) is not None:
            tokens.append(('name', match.group(2)))
        elif match.group(0).strip():
            tokens.append(('sign', match.group(0)))
        at = match.end()

    def values(name):
        return [tokens[i + 2][1] for i in range(len(tokens) - 2)
                if tokens[i] == ('word', name) and tokens[i + 1] == ('sign', ':') and tokens[i + 2][0] == 'string']
    same('keys', sorted(values('key')), sorted(NODES))
    same('names', sorted(values('name')), sorted(n['name'] for n in NODES.values()))
    same('sources', sorted(values('source')), sorted(e['source'] for e in EDGES.values()))
    same('sentences', sorted(values('sentence')), sorted(one_line(e['evidence'][0]['sentence']['text']) for e in EDGES.values()))
    same('statements', {t[1] for t in tokens if t[0] == 'word' and t[1].isupper() and t[1] not in ('PAK',)} - {'AS'},
         {'UNWIND', 'MERGE', 'SET', 'MATCH'})
    same('brackets', [sum(t == ('sign', s) for t in tokens) for s in '[{('], [sum(t == ('sign', s) for t in tokens) for s in ']})'])


def unescape(text):
    return re.sub(r'\\(u[0-9A-F]{4}|.)', lambda m: {'n': '\n', 'r': '\r', 't': '\t'}.get(
        m.group(1), chr(int(m.group(1)[1:], 16)) if m.group(1)[0] == 'u' else m.group(1)), text)


def nquads():
    line = re.compile(r'^<([^<>"{}|^`\\\x00-\x20]*)> <([^<>"{}|^`\\\x00-\x20]*)> (?:<([^<>"{}|^`\\\x00-\x20]*)>|"((?:[^"\\\n\r]|\\[tbnrf"\'\\]|\\u[0-9A-F]{4})*)"'
                      r'(?:\^\^<([^<>]*)>)?)(?: <([^<>"{}|^`\\\x00-\x20]*)>)? \.$')
    labels, quotes, claims = [], [], 0
    for text in PLACE.read_bytes().decode('utf-8').split('\n')[:-1]:
        match = line.match(text)
        if not match:
            raise SystemExit(f'nquads: not a statement: {text[:120]!r}')
        subject, predicate, _, literal, _, graph = match.groups()
        if predicate.endswith('#label'):
            labels.append(unescape(literal))
        if predicate.endswith('oa#exact'):
            quotes.append(unescape(literal))
        claims += graph is not None
    same('labels', sorted(labels), sorted(n['name'] for n in NODES.values()))
    same('claims', claims, len(EVIDENCE))
    same('quotes', sorted(quotes), sorted(p['sentence']['text'] for _, p in EVIDENCE))


def jsonld():
    data = load()
    nodes = [x for x in data['@graph'] if 'rdfs:label' in x]
    claims = [x for x in data['@graph'] if '@graph' in x]
    same('labels', sorted(n['rdfs:label'] for n in nodes), sorted(n['name'] for n in NODES.values()))
    same('quotes', sorted(c['oa:hasSelector']['oa:exact'] for c in claims), sorted(p['sentence']['text'] for _, p in EVIDENCE))
    same('claims have their own names', len({c['@id'] for c in claims}), len(EVIDENCE))
    same('provenance', all(c['prov:wasDerivedFrom']['@id'] for c in claims), True)


def ftm():
    lines = [json.loads(line) for line in PLACE.read_text('utf-8').split('\n')[:-1]]
    things = {x['id']: x for x in lines if x['schema'] != 'UnknownLink'}
    links = {x['id']: x for x in lines if x['schema'] == 'UnknownLink'}
    same('things', {k: x['properties']['name'] for k, x in things.items()}, {k: [n['name']] for k, n in NODES.items()})
    same('links', {k: (x['properties']['subject'], x['properties']['object']) for k, x in links.items()},
         {k: ([e['source']], [e['target']]) for k, e in EDGES.items()})
    for key, link in links.items():
        same('proof', link['properties']['summary'], sorted({p['sentence']['text'] for p in EDGES[key]['evidence']},
                                                            key=lambda t: t.encode('utf-8')))
        same('every value is a list of strings', all(isinstance(v, list) and all(isinstance(s, str) for s in v)
                                                     for v in link['properties'].values()), True)


def mermaid():
    def text(code):
        return re.sub(r'#(\d+);', lambda m: chr(int(m.group(1))), code)
    nodes, edges = {}, []
    lines = PLACE.read_text('utf-8').split('\n')
    same('kind', lines[0], 'flowchart LR')
    for line in lines[1:-1]:
        node = re.fullmatch(r'  (n\d+)\["([^"]*)"\]:::(\w+)', line)
        edge = re.fullmatch(r'  (n\d+) (-->|-\.->|--x)\|"([^"]*)"\| (n\d+)', line)
        if node:
            nodes[node.group(1)] = text(node.group(2))
        elif edge:
            edges.append((nodes[edge.group(1)], text(edge.group(3)), nodes[edge.group(4)]))
        elif not re.fullmatch(r'  classDef \w+ fill:#[0-9a-f]{6},color:#000', line):
            raise SystemExit(f'mermaid: not a line: {line!r}')

    def plain(name):
        return re.sub(r'[\x00-\x1f\x7f]', ' ', name)
    same('nodes', sorted(nodes.values()), sorted(plain(n['name']) for n in NODES.values()))
    same('edges', sorted(edges), sorted((plain(NODES[e['source']]['name']), relation(e), plain(NODES[e['target']]['name']))
                                        for e in EDGES.values()))


def web_address(text):
    return urllib.parse.quote(text, safe="/%:?#[]@!$&'()*+,;=~")


def markdown():
    notes = {path.stem: path.read_text('utf-8') for path in PLACE.iterdir()}
    same('notes', sorted(notes), sorted(key.replace('/', '--') for key in NODES))
    links = re.compile(r'\[\[([^\]|]+)\|[^\]]*\]\]')
    out = 0
    for key, node in NODES.items():
        note = notes[key.replace('/', '--')]
        heading = re.sub(r'\\(.)', r'\1', note.split('\n')[0][2:])
        same('heading', heading, one_line(node['name']))
        same('links lead somewhere', set(links.findall(note)) <= set(notes), True)
        out += len(links.findall(note.split('## Is done to it')[0]))
        same('markup', re.findall(r'(?<![\\(])<.*', note), [])
    same('edges', out, len(EDGES))
    addresses = {html.unescape(link) for note in notes.values() for link in re.findall(r'\]\(<([^>]*)>\)', note)}
    same('addresses', sorted(addresses), sorted({web_address(p['url']) for _, p in EVIDENCE if p.get('url', '').startswith('http')}))


def page():
    class Reader(html.parser.HTMLParser):
        def __init__(self):
            super().__init__(convert_charrefs=True)
            self.ids, self.quotes, self.summaries, self.tags, self.open = [], [], [], [], []

        def handle_starttag(self, tag, attrs):
            self.tags.append(tag)
            attributes = dict(attrs)
            same('no handlers', [a for a in attributes if a.startswith('on')], [])
            if tag == 'a':
                same('links', attributes['href'][:4], 'http')
            if tag == 'details':
                self.ids.append(attributes['id'])
            if tag == 'blockquote':
                self.quotes.append('')
            if tag == 'summary':
                self.summaries.append('')
            if tag not in ('meta', 'input', 'link'):
                self.open.append(tag)

        def handle_endtag(self, tag):
            same('closing', tag, self.open.pop())

        def handle_data(self, data):
            if 'blockquote' in self.open and 'cite' not in self.open:
                self.quotes[-1] += data
            if 'summary' in self.open:
                self.summaries[-1] += data
    reader = Reader()
    reader.feed(PLACE.read_text('utf-8'))
    same('scripts', reader.tags.count('script'), 1)
    same('images', reader.tags.count('img'), 0)
    same('edges', sorted(reader.ids), sorted(EDGES))
    same('quotes', sorted(q.strip(' \n') for q in reader.quotes), sorted(one_line(p['sentence']['text']) for _, p in EVIDENCE))


def dot():
    drawn = json.loads(subprocess.run(['dot', '-Tdot_json', str(PLACE)], check=True, capture_output=True).stdout.decode('utf-8'))
    nodes = {o['name']: o for o in drawn['objects'] if o['name'] in NODES}
    same('nodes', sorted(nodes), sorted(NODES))

    def seen(text):
        text = re.sub(r'\\(.)', lambda m: {'n': '\n'}.get(m.group(1), m.group(1)), text)
        return text.replace('&amp;', '&')
    for key, node in nodes.items():
        same('label', seen(node['label']), re.sub(r'[\x00-\x09\x0b-\x1f\x7f]', ' ', NODES[key]['name']))
    names = {o['_gvid']: o['name'] for o in drawn['objects']}
    same('addresses', sorted({seen(e['URL']) for e in drawn['edges'] if 'URL' in e}),
         sorted({web_address(p['url']) for _, p in EVIDENCE if p.get('url', '').startswith('http')}))
    edges = sorted((names[e['tail']], e['label'], names[e['head']]) for e in drawn['edges'] if names[e['tail']] in NODES)
    same('edges', edges, sorted((e['source'], relation(e), e['target']) for e in EDGES.values()))


def own_json():
    same('format', (REFERENCE['format'], REFERENCE['version']), ('entente', 1))
    for edge, piece in EVIDENCE:
        text = piece['sentence']['text'].encode('utf-8')
        start = piece['source']['start'] - piece['sentence']['start']
        same('span', text[start:start + piece['source']['end'] - piece['source']['start']].decode('utf-8'), piece['source']['text'])


READERS = {'csv': csv_files, 'cypher': cypher, 'cytoscape': cytoscape, 'dot': dot, 'events': events, 'ftm': ftm, 'gexf': gexf,
           'gexf12': gexf12, 'graphml': graphml, 'graphology': graphology, 'html': page, 'json': own_json, 'jsonld': jsonld,
           'markdown': markdown, 'mermaid': mermaid, 'neo4j-csv': neo4j_csv, 'node-link': node_link, 'nquads': nquads, 'nvl': nvl}
READERS[FORMAT]()
