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

// A being may be found, and judged, to be another than its documents say, so evidence no longer belongs to one edge
// for good. The tables that sum up are emptied here and filled again from the documents (graph/store/rebuild.hpp).
constexpr std::string_view kVersion2 = R"sql(
DROP VIEW who_thanked_whom;
DROP VIEW who_objects_to_whom;
DROP VIEW who_offered_what;
DROP VIEW who_consulted_whom;
DROP VIEW evidence_text;
DROP VIEW edges;

-- Beings as documents call them: all that documents read under one key, and for a lone surname under one state.
-- found_key is the key of the being it was found to be (rule and found_with say why), node_id who it is after judgement.
CREATE TABLE handle(
  handle_id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  qualifier TEXT NOT NULL,  -- the state a lone surname acts for, or ''
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  authoritative INTEGER NOT NULL CHECK (authoritative IN (0, 1)),
  acronyms TEXT NOT NULL,  -- joined by blanks
  found_key TEXT NOT NULL,
  rule TEXT NOT NULL,
  found_with TEXT NOT NULL,
  node_id INTEGER REFERENCES node,
  documents INTEGER NOT NULL CHECK (documents >= 0),
  UNIQUE (key, qualifier)
) STRICT;
CREATE INDEX handle_by_found_key ON handle(found_key);
CREATE INDEX handle_by_node ON handle(node_id);

-- How many documents say what of a handle. attribute: 'name', 'authoritative name', 'state' (said, not guessed) or
-- 'acronym'.
CREATE TABLE handle_value(
  handle_id INTEGER NOT NULL REFERENCES handle ON DELETE CASCADE,
  attribute TEXT NOT NULL,
  value TEXT NOT NULL,
  documents INTEGER NOT NULL CHECK (documents > 0),
  PRIMARY KEY (handle_id, attribute, value)
) STRICT, WITHOUT ROWID;

-- Handles that share a block may be the same being, others are never compared.
CREATE TABLE handle_block(
  block TEXT NOT NULL,
  handle_id INTEGER NOT NULL REFERENCES handle ON DELETE CASCADE,
  PRIMARY KEY (block, handle_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX handle_block_by_handle ON handle_block(handle_id);

-- Curation, one row for each decision of a person, never changed afterwards (graph/curation/judgement.hpp). subject and
-- object are keys of nodes, names, or the id of an edge: 'state/ISR objects-to state/TUR'.
CREATE TABLE new_judgement(
  judgement_id INTEGER PRIMARY KEY,
  action TEXT NOT NULL CHECK (action IN ('merge', 'split', 'rename', 'retype', 'reject', 'accept', 'undo')),
  subject TEXT NOT NULL,
  object TEXT NOT NULL,
  note TEXT NOT NULL,
  author TEXT NOT NULL,
  date TEXT,
  cameo TEXT NOT NULL,
  plover TEXT NOT NULL
) STRICT;
INSERT INTO new_judgement SELECT judgement_id, action, subject, object, '', '', NULL, '', '' FROM judgement;
DROP TABLE judgement;
ALTER TABLE new_judgement RENAME TO judgement;
CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgement BEGIN
  SELECT RAISE(ABORT, 'judgements are never changed; undo them');
END;
CREATE TRIGGER judgement_remains BEFORE DELETE ON judgement BEGIN
  SELECT RAISE(ABORT, 'judgements are never removed; undo them');
END;

-- A node as one document knows it. key is what the document's own reading called it; node_id is who that is.
CREATE TABLE new_actor(
  actor_id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  key TEXT NOT NULL,
  handle_id INTEGER REFERENCES handle,
  node_id INTEGER REFERENCES node,
  label TEXT NOT NULL,
  name TEXT NOT NULL,
  authoritative INTEGER NOT NULL CHECK (authoritative IN (0, 1)),  -- the name comes from a gazetteer
  state TEXT NOT NULL,
  guessed INTEGER NOT NULL CHECK (guessed IN (0, 1)),  -- the state is the document's best guess
  UNIQUE (document_id, key)
) STRICT;
INSERT INTO new_actor SELECT actor_id, document_id, key, NULL, NULL, label, name, authoritative, state, 0 FROM actor;
CREATE TABLE new_actor_property(
  actor_id INTEGER NOT NULL REFERENCES new_actor ON DELETE CASCADE,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (actor_id, name)
) STRICT, WITHOUT ROWID;
INSERT INTO new_actor_property SELECT * FROM actor_property;
CREATE TABLE new_actor_alias(
  actor_id INTEGER NOT NULL REFERENCES new_actor ON DELETE CASCADE,
  alias TEXT NOT NULL,
  uses INTEGER NOT NULL CHECK (uses >= 0),
  PRIMARY KEY (actor_id, alias)
) STRICT, WITHOUT ROWID;
INSERT INTO new_actor_alias SELECT * FROM actor_alias;

-- One sentence that says that an edge holds. type and negated are as it was read; edge_id is NULL for evidence that a
-- judgement rejects, or that would join a node with itself once two were found to be one. judgement_id is the last
-- judgement that rejects or accepts it, retyped_by the last that gives it another type. happened is the date of the event, else of publication.
CREATE TABLE new_evidence(
  evidence_id INTEGER PRIMARY KEY,
  edge_id INTEGER REFERENCES edge,
  judgement_id INTEGER REFERENCES judgement,
  retyped_by INTEGER REFERENCES judgement,
  sentence_id INTEGER NOT NULL REFERENCES sentence ON DELETE CASCADE,
  source_actor INTEGER NOT NULL REFERENCES new_actor,
  target_actor INTEGER NOT NULL REFERENCES new_actor,
  type TEXT NOT NULL,
  negated INTEGER NOT NULL CHECK (negated IN (0, 1)),
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
INSERT INTO new_evidence
  SELECT evidence_id, NULL, NULL, NULL, sentence_id, source_actor, target_actor, edge.type, edge.negated, source_start,
         source_end, target_start, target_end, trigger_start, trigger_end, evidence.cameo, plover, evidence.modality,
         attributed_to, date, happened, evidence.confidence, rule, path
  FROM evidence JOIN edge USING (edge_id);
DROP TABLE evidence;
DROP TABLE actor_alias;
DROP TABLE actor_property;
DROP TABLE actor;
ALTER TABLE new_actor RENAME TO actor;
ALTER TABLE new_actor_property RENAME TO actor_property;
ALTER TABLE new_actor_alias RENAME TO actor_alias;
ALTER TABLE new_evidence RENAME TO evidence;
CREATE INDEX actor_by_node ON actor(node_id);
CREATE INDEX actor_by_handle ON actor(handle_id);
CREATE INDEX evidence_by_edge ON evidence(edge_id, happened);
CREATE INDEX evidence_by_sentence ON evidence(sentence_id);
CREATE INDEX evidence_by_source ON evidence(source_actor);
CREATE INDEX evidence_by_target ON evidence(target_actor);

DELETE FROM edge;
DELETE FROM node;
ALTER TABLE edge ADD COLUMN accepted INTEGER NOT NULL DEFAULT 0;  -- pieces of evidence that a judgement accepts
ALTER TABLE node ADD COLUMN judged_name TEXT;   -- what a judgement calls it; also among its aliases, as of one document
ALTER TABLE node ADD COLUMN judged_label TEXT;

-- Documents that tell the same wire story are one family and count as one: family is the smallest document_id of it.
ALTER TABLE document ADD COLUMN family INTEGER NOT NULL DEFAULT 0;
CREATE INDEX document_by_family ON document(family);
-- Hashes of a document's text by which its near-copies are found (graph/copies/fingerprint.hpp).
CREATE TABLE copy_band(
  band INTEGER NOT NULL,
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  PRIMARY KEY (band, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_band_by_document ON copy_band(document_id);
-- Pairs of near-copies, each in both orders; as many as hold a family together.
CREATE TABLE near_copy(
  one INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX near_copy_by_other ON near_copy(other);
-- What each document adds to an edge's belief; of a family only the best counts.
CREATE TABLE edge_share(
  edge_id INTEGER NOT NULL REFERENCES edge ON DELETE CASCADE,
  family INTEGER NOT NULL,
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  belief INTEGER NOT NULL,
  PRIMARY KEY (edge_id, family, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX edge_share_by_document ON edge_share(document_id);

-- By which rules the sums were made: 0 until they are made again.
INSERT INTO meta VALUES ('rules', '0');

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

// A graph in memory follows the database by what changed since it was read (graph/store/change_log.hpp).
constexpr std::string_view kVersion3 = R"sql(
-- The states the file was in lately, each with a random stamp: two files that began as copies of one may have reached the
-- same generation by different changes.
CREATE TABLE revision(
  generation INTEGER PRIMARY KEY,
  stamp TEXT NOT NULL
) STRICT;
INSERT INTO revision SELECT CAST(value AS INTEGER), lower(hex(randomblob(8))) FROM meta WHERE key = 'generation';

-- What made each of these states of the one before: a node (type and target are ''), or an edge by the keys of its nodes.
CREATE TABLE change(
  generation INTEGER NOT NULL,
  node TEXT NOT NULL,
  type TEXT NOT NULL,
  target TEXT NOT NULL,
  negated INTEGER NOT NULL CHECK (negated IN (0, 1)),
  PRIMARY KEY (generation, node, type, target, negated)
) STRICT, WITHOUT ROWID;
)sql";

constexpr std::array kMigrations = {Migration{.version = 1, .sql = kVersion1},
                                    Migration{.version = 2, .sql = kVersion2},
                                    Migration{.version = 3, .sql = kVersion3}};

}  // namespace

std::span<const Migration> migrations() { return kMigrations; }
int schema_version() { return kMigrations.back().version; }

}  // namespace entente::store
