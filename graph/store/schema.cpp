#include "graph/store/schema.hpp"

#include <array>

namespace entente::store {
namespace {

constexpr std::string_view kVersion1 = R"sql(
-- What the file says about itself: 'identity', drawn once, and 'generation', counted up by every change.
CREATE TABLE meta(
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES ('identity', lower(hex(randomblob(16)))), ('generation', '0');

-- Articles. The same text is one document; text_hash is the XXH3-128 of its bytes, big-endian.
CREATE TABLE document(
  document_id INTEGER PRIMARY KEY,
  id TEXT NOT NULL CHECK (id <> ''),
  url TEXT NOT NULL,
  title TEXT NOT NULL,
  publisher TEXT NOT NULL,
  published TEXT,  -- ISO 8601: 2025, 2025-11 or 2025-11-30
  text TEXT NOT NULL,
  text_hash BLOB NOT NULL CHECK (length(text_hash) = 16)
) STRICT;
CREATE INDEX document_by_id ON document(id, text_hash);
CREATE INDEX document_by_text ON document(text_hash);

-- Sentences; offsets are UTF-8 byte offsets into document.text, half-open.
CREATE TABLE sentence(
  sentence_id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start_byte INTEGER NOT NULL,
  end_byte INTEGER NOT NULL CHECK (end_byte >= start_byte),
  text TEXT NOT NULL,
  UNIQUE (document_id, position)
) STRICT;

-- Full-text index over sentences, kept by the program (trusted_schema is off, so that a trigger may not): SELECT rowid FROM sentence_index WHERE sentence_index MATCH 'ceasefire'.
CREATE VIRTUAL TABLE sentence_index USING fts5(
  text, content='sentence', content_rowid='sentence_id', tokenize='unicode61 remove_diacritics 2'
);

-- Nodes, summed up over all documents: see node_value, alias and property.
CREATE TABLE node(
  node_id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL,  -- ISO 3166-1 alpha-3 or ''
  documents INTEGER NOT NULL CHECK (documents >= 0)  -- that know it
) STRICT;

-- How many documents say which value of what about a node. attribute: 'label', 'name', 'authoritative name', 'state',
-- or 'property ' and the name of a property.
CREATE TABLE node_value(
  node_id INTEGER NOT NULL REFERENCES node ON DELETE CASCADE,
  attribute TEXT NOT NULL,
  value TEXT NOT NULL,
  documents INTEGER NOT NULL CHECK (documents > 0),
  PRIMARY KEY (node_id, attribute, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX node_value_by_weight ON node_value(node_id, attribute, documents DESC, length(value) DESC, value);

-- The value of each property that most documents give.
CREATE TABLE property(
  node_id INTEGER NOT NULL REFERENCES node ON DELETE CASCADE,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (node_id, name)
) STRICT, WITHOUT ROWID;

-- Every name a node goes by, its own included; folded is the form without case and accents that names are looked up by.
CREATE TABLE alias(
  node_id INTEGER NOT NULL REFERENCES node ON DELETE CASCADE,
  alias TEXT NOT NULL,
  folded TEXT NOT NULL,
  uses INTEGER NOT NULL CHECK (uses >= 0),
  documents INTEGER NOT NULL CHECK (documents > 0),
  PRIMARY KEY (node_id, alias)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_by_folded ON alias(folded);

-- A node as one document knows it. key is what the document's own reading called it; node_id is who that is.
CREATE TABLE actor(
  actor_id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  key TEXT NOT NULL,
  node_id INTEGER NOT NULL REFERENCES node,
  label TEXT NOT NULL,
  name TEXT NOT NULL,
  authoritative INTEGER NOT NULL CHECK (authoritative IN (0, 1)),  -- the name comes from a gazetteer
  state TEXT NOT NULL,
  UNIQUE (document_id, key)
) STRICT;
CREATE INDEX actor_by_node ON actor(node_id);
CREATE TABLE actor_property(
  actor_id INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (actor_id, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE actor_alias(
  actor_id INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
  alias TEXT NOT NULL,
  uses INTEGER NOT NULL CHECK (uses >= 0),
  PRIMARY KEY (actor_id, alias)
) STRICT, WITHOUT ROWID;

-- Edges, summed up over their evidence. belief is the sum over documents of -ln(1 - c), c the best confidence of each,
-- in units of 2^-40: an integer, so that the sum does not depend on the order in which documents came. packed repeats
-- cameo to confidence in 32 bytes, for the engine, which reads every row (graph/store/packed_edge.hpp).
CREATE TABLE edge(
  edge_id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES node,
  type TEXT NOT NULL,
  target INTEGER NOT NULL REFERENCES node,
  negated INTEGER NOT NULL CHECK (negated IN (0, 1)),
  packed BLOB NOT NULL CHECK (length(packed) = 32),
  cameo TEXT NOT NULL,
  mentions INTEGER NOT NULL CHECK (mentions >= 0),
  documents INTEGER NOT NULL CHECK (documents >= 0),
  first TEXT,
  last TEXT,
  modality TEXT NOT NULL,
  confidence REAL NOT NULL,
  belief INTEGER NOT NULL,
  asserted INTEGER NOT NULL CHECK (asserted >= 0),
  reported INTEGER NOT NULL CHECK (reported >= 0),
  planned INTEGER NOT NULL CHECK (planned >= 0),
  possible INTEGER NOT NULL CHECK (possible >= 0),
  UNIQUE (source, type, target, negated)
) STRICT;
CREATE INDEX edge_by_target ON edge(target);
CREATE TABLE edge_cameo(
  edge_id INTEGER NOT NULL REFERENCES edge ON DELETE CASCADE,
  cameo TEXT NOT NULL,
  mentions INTEGER NOT NULL CHECK (mentions > 0),
  PRIMARY KEY (edge_id, cameo)
) STRICT, WITHOUT ROWID;

-- One sentence that says that an edge holds. happened is the date of the event, else of publication.
CREATE TABLE evidence(
  evidence_id INTEGER PRIMARY KEY,
  edge_id INTEGER NOT NULL REFERENCES edge,
  sentence_id INTEGER NOT NULL REFERENCES sentence ON DELETE CASCADE,
  source_actor INTEGER NOT NULL REFERENCES actor,
  target_actor INTEGER NOT NULL REFERENCES actor,
  source_start INTEGER NOT NULL,
  source_end INTEGER NOT NULL,
  target_start INTEGER NOT NULL,
  target_end INTEGER NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  cameo TEXT NOT NULL,
  plover TEXT NOT NULL,
  modality TEXT NOT NULL CHECK (modality IN ('possible', 'planned', 'reported', 'asserted')),
  attributed_to TEXT NOT NULL,  -- key of an actor of the same document, or ''
  date TEXT,
  happened TEXT,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  rule TEXT NOT NULL,
  path TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_by_edge ON evidence(edge_id, happened);
CREATE INDEX evidence_by_sentence ON evidence(sentence_id);
CREATE INDEX evidence_by_source ON evidence(source_actor);
CREATE INDEX evidence_by_target ON evidence(target_actor);

-- Curation, one row for each decision of a person, never changed afterwards.
CREATE TABLE judgement(
  judgement_id INTEGER PRIMARY KEY,
  action TEXT NOT NULL CHECK (action IN ('merge', 'split', 'rename', 'retype', 'reject', 'undo')),
  subject TEXT NOT NULL,
  object TEXT NOT NULL
) STRICT;
CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgement BEGIN
  SELECT RAISE(ABORT, 'judgements are never changed; undo them');
END;
CREATE TRIGGER judgement_remains BEFORE DELETE ON judgement BEGIN
  SELECT RAISE(ABORT, 'judgements are never removed; undo them');
END;

-- For people with a SQLite tool.
CREATE VIEW edges AS
  SELECT source.name AS source, edge.type, target.name AS target, edge.negated, edge.mentions, edge.documents,
         edge.first, edge.last, edge.modality, round(edge.confidence, 3) AS confidence, edge.cameo,
         source.key AS source_key, target.key AS target_key, edge.edge_id
  FROM edge JOIN node AS source ON source.node_id = edge.source JOIN node AS target ON target.node_id = edge.target;
CREATE VIEW evidence_text AS
  SELECT source.name AS source, edge.type, target.name AS target, edge.negated, evidence.modality, evidence.date,
         evidence.attributed_to, round(evidence.confidence, 3) AS confidence, sentence.text AS sentence,
         document.id AS document, document.title, document.publisher, document.published, document.url,
         evidence.rule, evidence.cameo, evidence.plover, edge.edge_id, evidence.evidence_id
  FROM evidence
  JOIN edge USING (edge_id)
  JOIN node AS source ON source.node_id = edge.source
  JOIN node AS target ON target.node_id = edge.target
  JOIN sentence USING (sentence_id)
  JOIN document USING (document_id);
CREATE VIEW who_consulted_whom AS
  SELECT source AS who, target AS whom, negated, modality, coalesce(date, published) AS date, sentence, document
  FROM evidence_text WHERE type = 'consults';
CREATE VIEW who_offered_what AS
  SELECT source AS who, target AS to_whom, negated, modality, coalesce(date, published) AS date, sentence, document
  FROM evidence_text WHERE type = 'offers';
CREATE VIEW who_objects_to_whom AS
  SELECT source AS who, target AS whom, negated, modality, coalesce(date, published) AS date, sentence, document
  FROM evidence_text WHERE type = 'objects-to';
CREATE VIEW who_thanked_whom AS
  SELECT source AS who, target AS whom, negated, modality, coalesce(date, published) AS date, sentence, document
  FROM evidence_text WHERE type = 'thanks';
)sql";

constexpr std::array kMigrations = {Migration{.version = 1, .sql = kVersion1}};

}  // namespace

std::span<const Migration> migrations() { return kMigrations; }
int schema_version() { return kMigrations.back().version; }

}  // namespace entente::store
