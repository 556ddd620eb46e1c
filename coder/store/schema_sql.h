// Format version 1. A published version is never edited: the next one is another text with what it adds.
//
// Foreign keys: a coding's (revision, source) is one key, so that a coding can't name another source's revision, and
// one index serves both. A source and its current revision refer to each other, hence the deferred key.
#pragma once

#include <string_view>

namespace coder::store {

inline constexpr std::string_view Version1 = R"sql(
-- Immutable and addressed by content; not part of the history, never deleted.
CREATE TABLE files(
  sha256 TEXT NOT NULL PRIMARY KEY CHECK(length(sha256) = 64),
  bytes INTEGER NOT NULL CHECK(bytes >= 0),
  packed BLOB NOT NULL
) STRICT;
CREATE TABLE texts(
  sha256 TEXT NOT NULL PRIMARY KEY CHECK(length(sha256) = 64),
  text TEXT NOT NULL,
  structure TEXT NOT NULL
) STRICT;

-- The content: every change of these tables is in the history.
CREATE TABLE study(
  guid BLOB NOT NULL PRIMARY KEY CHECK(length(guid) = 16),
  title TEXT NOT NULL,
  language TEXT NOT NULL,
  created TEXT NOT NULL
) STRICT;
CREATE TABLE coders(
  guid BLOB NOT NULL PRIMARY KEY CHECK(length(guid) = 16),
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('person', 'rules'))
) STRICT;
CREATE TABLE sources(
  guid BLOB NOT NULL PRIMARY KEY CHECK(length(guid) = 16),
  name TEXT NOT NULL UNIQUE,
  revision BLOB NOT NULL,
  FOREIGN KEY(revision, guid) REFERENCES revisions(guid, source) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE revisions(
  guid BLOB NOT NULL PRIMARY KEY CHECK(length(guid) = 16),
  source BLOB NOT NULL REFERENCES sources(guid) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL CHECK(number >= 1),
  path TEXT NOT NULL,
  file TEXT NOT NULL REFERENCES files(sha256),
  text TEXT NOT NULL REFERENCES texts(sha256),
  format TEXT NOT NULL,
  encoding TEXT NOT NULL,
  imported TEXT NOT NULL,
  UNIQUE(guid, source),
  UNIQUE(source, number)
) STRICT;
CREATE TABLE attributes(
  guid BLOB NOT NULL PRIMARY KEY CHECK(length(guid) = 16),
  name TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL CHECK(type IN ('text', 'integer', 'number', 'date', 'yes/no')),
  position INTEGER NOT NULL
) STRICT;
CREATE TABLE cases(
  guid BLOB NOT NULL PRIMARY KEY CHECK(length(guid) = 16),
  name TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL
) STRICT;
CREATE TABLE case_values(
  case_guid BLOB NOT NULL REFERENCES cases(guid),
  attribute BLOB NOT NULL REFERENCES attributes(guid),
  value TEXT NOT NULL,
  PRIMARY KEY(case_guid, attribute)
) STRICT;
CREATE INDEX case_values_attribute ON case_values(attribute);
CREATE TABLE voices(
  case_guid BLOB NOT NULL REFERENCES cases(guid),
  source TEXT NOT NULL,
  speaker TEXT NOT NULL,
  PRIMARY KEY(case_guid, source, speaker)
) STRICT;
CREATE INDEX voices_source ON voices(source);
CREATE TABLE codebooks(
  guid BLOB NOT NULL PRIMARY KEY CHECK(length(guid) = 16),
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK(length(sha256) = 64),
  yaml TEXT NOT NULL,
  added TEXT NOT NULL
) STRICT;
CREATE TABLE codes(
  guid BLOB NOT NULL PRIMARY KEY CHECK(length(guid) = 16),
  path TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  codebook BLOB NOT NULL REFERENCES codebooks(guid)
) STRICT;
CREATE TABLE codings(
  guid BLOB NOT NULL PRIMARY KEY CHECK(length(guid) = 16),
  source BLOB NOT NULL,
  revision BLOB NOT NULL,
  code BLOB NOT NULL REFERENCES codes(guid),
  begin INTEGER NOT NULL CHECK(begin >= 0),
  end INTEGER NOT NULL CHECK(end >= begin),
  quote TEXT NOT NULL,
  coder BLOB NOT NULL REFERENCES coders(guid),
  origin TEXT NOT NULL CHECK(origin IN ('human', 'rule')),
  rules TEXT NOT NULL,
  evidence TEXT NOT NULL,
  status TEXT NOT NULL CHECK(status IN ('unreviewed', 'accepted', 'rejected')),
  reviewer BLOB REFERENCES coders(guid),
  reviewed TEXT NOT NULL,
  found INTEGER NOT NULL CHECK(found IN (0, 1)),
  outdated INTEGER NOT NULL CHECK(outdated IN (0, 1)),
  codebook BLOB REFERENCES codebooks(guid),
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  FOREIGN KEY(revision, source) REFERENCES revisions(guid, source)
) STRICT;
CREATE INDEX codings_source ON codings(source, begin);
CREATE INDEX codings_code ON codings(code);
CREATE TABLE memos(
  guid BLOB NOT NULL PRIMARY KEY CHECK(length(guid) = 16),
  on_kind TEXT NOT NULL CHECK(on_kind IN ('study', 'source', 'code', 'coding', 'case')),
  on_guid BLOB NOT NULL CHECK(length(on_guid) = 16),
  text TEXT NOT NULL,
  coder BLOB NOT NULL REFERENCES coders(guid),
  created TEXT NOT NULL,
  changed TEXT NOT NULL
) STRICT;
CREATE INDEX memos_on ON memos(on_guid);
CREATE TABLE estimates(
  guid BLOB NOT NULL PRIMARY KEY CHECK(length(guid) = 16),
  code BLOB NOT NULL REFERENCES codes(guid),
  rule TEXT NOT NULL,
  sampled INTEGER NOT NULL CHECK(sampled >= 0),
  accepted INTEGER NOT NULL CHECK(accepted BETWEEN 0 AND sampled),
  seed INTEGER NOT NULL CHECK(seed >= 0),
  coder BLOB NOT NULL REFERENCES coders(guid),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX estimates_code ON estimates(code);
CREATE TABLE settings(
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- Who changed what, when. Rows are only ever added.
CREATE TABLE history(
  number INTEGER PRIMARY KEY,
  guid BLOB NOT NULL UNIQUE CHECK(length(guid) = 16),
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  command TEXT NOT NULL,
  summary TEXT NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('do', 'undo', 'redo', 'merge')),
  target BLOB REFERENCES history(guid) CHECK((target IS NULL) = (kind IN ('do', 'merge'))),
  changes BLOB NOT NULL,
  bytes INTEGER NOT NULL
) STRICT;
CREATE INDEX history_target ON history(target);

-- For people.
CREATE VIEW coded_segments AS
  SELECT sources.name AS source,
         (SELECT group_concat(name, ', ') FROM
           (SELECT DISTINCT cases.name AS name FROM voices JOIN cases ON cases.guid = voices.case_guid
             WHERE voices.source = sources.name ORDER BY cases.position, cases.name)) AS participants,
         codes.path AS code, codings.begin AS begin, codings.end AS end, codings.quote AS quote,
         coders.name AS coder, codings.origin AS origin, codings.status AS status
    FROM codings
    JOIN sources ON sources.guid = codings.source
    JOIN codes ON codes.guid = codings.code
    JOIN coders ON coders.guid = codings.coder;
CREATE VIEW turns AS
  SELECT sources.name AS source, turn.key + 1 AS number,
         json_extract(texts.structure, '$.speakers[' || json_extract(turn.value, '$[0]') || '][0]') AS label,
         json_extract(texts.structure, '$.speakers[' || json_extract(turn.value, '$[0]') || '][1]') AS role,
         json_extract(turn.value, '$[1]') AS begin, json_extract(turn.value, '$[2]') AS end,
         CAST(substr(CAST(texts.text AS BLOB), json_extract(turn.value, '$[1]') + 1,
                     json_extract(turn.value, '$[2]') - json_extract(turn.value, '$[1]')) AS TEXT) AS text
    FROM sources
    JOIN revisions ON revisions.guid = sources.revision
    JOIN texts ON texts.sha256 = revisions.text
    JOIN json_each(texts.structure, '$.turns') AS turn;
CREATE VIEW history_list AS
  SELECT history.number AS number, history.at AS at, history.who AS who, history.command AS command,
         history.summary AS summary, history.kind AS kind, target.number AS target, history.bytes AS bytes
    FROM history LEFT JOIN history AS target ON target.guid = history.target
   ORDER BY history.number;
)sql";

/// What merging needs: the steps of other copies, and what each merge merged.
inline constexpr std::string_view Version2 = R"sql(
-- Steps that were made in other copies and came by merges; as they stand in the history there. Never changed or deleted.
CREATE TABLE merged_steps(
  position INTEGER PRIMARY KEY,
  guid BLOB NOT NULL UNIQUE CHECK(length(guid) = 16),
  parent BLOB NOT NULL CHECK(length(parent) = 16),
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  command TEXT NOT NULL,
  summary TEXT NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('do', 'undo', 'redo', 'merge')),
  target BLOB CHECK((target IS NULL) = (kind IN ('do', 'merge'))),
  changes BLOB NOT NULL,
  bytes INTEGER NOT NULL
) STRICT;
-- Of each step of kind merge, in history or in merged_steps.
CREATE TABLE merges(
  guid BLOB NOT NULL PRIMARY KEY CHECK(length(guid) = 16),
  other BLOB NOT NULL CHECK(length(other) = 16),
  decided BLOB NOT NULL,
  bytes INTEGER NOT NULL
) STRICT;
)sql";

}  // namespace coder::store
