-- The schema of this version, for reading. Generated from db/migrations by
-- `python -m docs.generate`; a database is made by the migrations, never by this file.

create table people (
    id text primary key,                  -- prs_…, made by the desk
    name text not null unique,            -- as others see it
    arrived_at text not null,             -- UTC, ISO 8601
    closed_at text                        -- UTC; null while the person works here
) strict;
create table texts (
    digest text primary key,              -- SHA-256, lower-case hex
    body text,                            -- the words; null once purged
    purged_at text,                       -- UTC; null while the words are kept
    purged_because text,                  -- the reason given for purging
    check ((body is null) = (purged_at is not null))
) strict;
create table originals (
    digest text primary key,              -- SHA-256, lower-case hex
    body blob,                            -- the bytes as they came; null once purged
    size integer not null,                -- bytes
    purged_at text,                       -- UTC; null while the bytes are kept
    purged_because text,                  -- the reason given for purging
    check ((body is null) = (purged_at is not null))
) strict;
create table documents (
    number integer primary key,           -- what people call it by
    id text not null unique,              -- doc_…, unique across desks
    title text not null,                  -- as found or corrected
    text_digest text not null references texts on delete restrict,      -- the text that offsets refer to
    digest text not null unique references originals on delete restrict, -- the file's bytes
    file text not null,                   -- the file's name as it came, made safe to show
    media_type text not null,             -- by content, not by name
    reader text not null,                 -- which reader made the text: name@version
    engine text not null,                 -- which reading engine proposed the claims
    publisher text,                       -- outlet or office that published it
    author text,                          -- who wrote it
    published_on text,                    -- ISO date; null while unknown
    url text,                             -- where it was published
    found text not null check (json_valid(found)), -- metadata by field: value and where it stood
    revision integer not null default 1,  -- rises with every correction
    added_by text not null references people on delete restrict, -- who took it in
    added_at text not null                -- UTC
, block_kinds text) strict;
create index documents_by_text on documents (text_digest);
create table places (
    document_id text not null references documents (id) on delete restrict, -- whose
    start_at integer not null,            -- first code point
    end_at integer not null,              -- one past the last code point
    label text not null,                  -- "page 3", "table 1, row 2"
    primary key (document_id, start_at)
) strict, without rowid;
create table passages (
    number integer primary key,           -- joins the search index
    document_id text not null references documents (id) on delete restrict, -- whose
    position integer not null,            -- order within the document, from 0
    block text not null,                  -- kind of block it stands in: headline, body, …
    start_at integer not null,            -- first code point
    end_at integer not null,              -- one past the last code point
    unique (document_id, position)
) strict;
create table claims (
    number integer primary key,           -- what people call it by
    id text not null unique,              -- clm_…, unique across desks
    statement_digest text not null references texts on delete restrict, -- wording that stands alone
    kind text not null check (kind in ('quantity', 'event', 'status_or_rule',
        'causal_or_comparison', 'attribution', 'absence', 'allegation',
        'prediction_or_plan', 'opinion', 'personal_experience')), -- what sort of assertion
    checkability text not null check (checkability in ('now', 'only_that_it_was_said',
        'future', 'not_a_factual_claim')), -- what of it can be checked
    state text not null check (state in ('candidate', 'triaged', 'assigned',
        'in_review', 'second_review', 'adjudication', 'ready', 'signed_off', 'published',
        'corrected', 'dismissed', 'held', 'killed')),                    -- where it stands
    score real not null check (score between 0 and 1), -- check-worthiness
    reasons text not null check (json_valid(reasons)), -- features and their weights
    scale text not null,                  -- verdict scale: key@version
    detector text,                        -- name@version that proposed it; null if a person did
    merged_into text references claims (id) on delete restrict, -- the claim that took its place
    revision integer not null default 1,  -- rises with wording, occurrences, evidence, state
    created_by text not null references people on delete restrict, -- who took in or made it
    created_at text not null,             -- UTC
    changed_at text not null              -- UTC, of the last revision
) strict;
create index claims_by_score on claims (score desc, number, state, id) where merged_into is null;
create index claims_by_change on claims (changed_at desc, number, state, id)
where merged_into is null;
create table occurrences (
    id text primary key,                  -- occ_…
    claim_id text not null references claims (id) on delete restrict, -- of which claim
    document_id text not null references documents (id) on delete restrict, -- where
    start_at integer not null check (start_at >= 0), -- first code point
    end_at integer not null,              -- one past the last code point
    quote_digest text not null references texts on delete restrict, -- the exact words
    speaker text,                         -- who says it; null if the writer, or not settled
    role text not null check (role in ('person', 'organisation', 'document', 'unnamed',
        'author', 'unknown')),            -- what sort of source the speaker is
    mode text not null check (mode in ('direct', 'mixed', 'indirect', 'narrated')), -- how
    attribution text not null check (json_valid(attribution)), -- title, verb, via, method, …
    quantities text not null check (json_valid(quantities)),   -- numbers read in it
    times text not null check (json_valid(times)),             -- dates read in it
    corrected text check (corrected is null or json_valid(corrected)), -- what people put right
    check (start_at < end_at)
) strict;
create index occurrences_by_claim on occurrences (claim_id);
create index occurrences_by_document on occurrences (document_id, start_at);
create index occurrences_by_speaker on occurrences (speaker, claim_id);
create table outside_sources (
    id text primary key,                  -- src_…
    kind text not null check (kind in ('web', 'file', 'image', 'recording', 'record',
        'interview')),                    -- what sort of thing
    title text not null,                  -- what people call it
    address text,                         -- http(s) address, if it has one
    published_on text,                    -- ISO date
    accessed_on text,                     -- ISO date on which somebody looked
    note_digest text not null references texts on delete restrict, -- what to know about it
    file text,                            -- name of the attached file
    digest text references originals on delete restrict, -- the attached file's bytes
    added_by text not null references people on delete restrict, -- who
    added_at text not null                -- UTC
) strict;
create table evidence (
    id text primary key,                  -- evd_…
    claim_id text not null references claims (id) on delete restrict, -- for or against which claim
    stance text not null check (stance in ('supports', 'refutes', 'qualifies', 'context')), -- what it does
    confidentiality text not null check (confidentiality in ('on_the_record', 'background',
        'off_the_record')),               -- how far it may be quoted outside
    document_id text references documents (id) on delete restrict, -- a passage of this document …
    start_at integer,                     -- … first code point
    end_at integer,                       -- … one past the last code point
    source_id text references outside_sources (id) on delete restrict, -- or an outside source
    locator text not null,                -- where in the outside source: page, time code
    quote_digest text not null references texts on delete restrict, -- the words it consists of
    note_digest text not null references texts on delete restrict,  -- why it matters
    added_by text not null references people on delete restrict,    -- who linked it
    added_at text not null,               -- UTC
    retracted_by text references people on delete restrict,         -- who took it back
    retracted_at text,                    -- UTC; null while it stands
    retracted_because text references texts on delete restrict,     -- digest of the reason
    check ((document_id is null) <> (source_id is null)),
    check ((document_id is null) = (start_at is null)),
    check ((document_id is null) = (end_at is null)),
    check ((retracted_at is null) = (retracted_because is null))
) strict;
create index evidence_by_claim on evidence (claim_id);
create index evidence_by_document on evidence (document_id);
create table reviews (
    number integer primary key,           -- order of arrival
    id text not null unique,              -- rev_…
    claim_id text not null references claims (id) on delete restrict, -- of which claim
    layer text not null check (layer in ('said', 'so')), -- that it was said, or that it is so
    round integer not null check (round >= 1), -- rises when a decided claim is taken up again
    scale text not null,                  -- key@version
    rating text,                          -- of the scale; null withdraws the one it supersedes
    confidence text check (confidence in ('low', 'medium', 'high')), -- the reviewer's own
    rationale_digest text not null references texts on delete restrict, -- why
    evidence_ids text not null check (json_valid(evidence_ids)), -- what it rests on
    claim_revision integer not null,      -- the claim as the reviewer saw it
    given_by text not null references people on delete restrict, -- who
    given_at text not null,               -- UTC
    supersedes text references reviews (id) on delete restrict -- an earlier one of the same person
, needed integer check (needed >= 1)) strict;
create index reviews_by_claim on reviews (claim_id);
create table verdicts (
    number integer primary key,           -- order of arrival
    id text not null unique,              -- vrd_…
    claim_id text not null references claims (id) on delete restrict, -- of which claim
    layer text not null check (layer in ('said', 'so')), -- which layer it decides
    basis text not null check (basis in ('single', 'agreed', 'adjudicated', 'withdrawn')), -- how
    scale text not null,                  -- key@version
    rating text,                          -- of the scale; null when none stands any more
    review_ids text not null check (json_valid(review_ids)), -- what it rests on
    decided_by text not null references people on delete restrict, -- whose act decided it
    decided_at text not null,             -- UTC
    supersedes text references verdicts (id) on delete restrict -- the verdict it replaces
) strict;
create index verdicts_by_claim on verdicts (claim_id);
create unique index verdicts_once_superseded on verdicts (supersedes);
create table events (
    seq integer primary key,              -- 1, 2, 3 … without gaps
    at text not null,                     -- UTC
    actor text not null references people on delete restrict, -- who
    action text not null,                 -- what: "took in", "gave a review"
    subject text not null,                -- the thing it was mostly about
    details text not null check (json_valid(details)), -- canonical JSON, free of document text
    changes text not null,                -- SHA-256 over the rows it wrote
    previous text not null,               -- digest of the event before; 64 zeros for the first
    digest text not null unique,          -- SHA-256 over all of the above
    command_id text unique                -- so that the same command is done once only
) strict;
create table changes (
    seq integer not null references events on delete restrict, -- by which event
    relation text not null,               -- name of the table
    row_id text not null,                 -- its id there
    digest text not null,                 -- SHA-256 of the row as it stood after the event
    primary key (relation, row_id, seq)
) strict, without rowid;
create index changes_by_event on changes (seq);
create table event_subjects (
    subject text not null,                -- id of a claim or document
    seq integer not null references events on delete restrict, -- by which event
    primary key (subject, seq)
) strict, without rowid;
create table settings (
    key text primary key,                 -- which setting
    value text not null check (json_valid(value)), -- how it is set
    changed_at text not null              -- UTC
) strict;
create table drafts (
    person text not null references people on delete restrict, -- whose
    form text not null,                   -- which form of which claim
    body text not null check (json_valid(body)), -- the fields as they stood
    saved_at text not null,               -- UTC
    primary key (person, form)
) strict;
create table exports (
    number integer primary key,           -- order
    exported_at text not null,            -- UTC
    exported_by text not null references people on delete restrict, -- who
    format text not null,                 -- json, html, …
    scope text not null,                  -- what was chosen, in words
    claims integer not null,              -- how many claims it holds
    digest text not null,                 -- SHA-256 of the file
    events integer not null               -- the record's length it shows
) strict;
create virtual table passages_fts using fts5 (
    body,
    neighbours,
    tokenize = "porter unicode61 remove_diacritics 2"
);
create virtual table claims_fts using fts5 (
    statement,
    speaker,
    title,
    tokenize = "porter unicode61 remove_diacritics 2"
);
create trigger reviews_stay before update on reviews
begin select raise(abort, 'A review is never edited; give a new one that supersedes it.'); end;
create trigger reviews_are_kept before delete on reviews
begin select raise(abort, 'A review is never deleted; withdraw it.'); end;
create trigger verdicts_stay before update on verdicts
begin select raise(abort, 'A verdict is never edited; a new one supersedes it.'); end;
create trigger verdicts_are_kept before delete on verdicts
begin select raise(abort, 'A verdict is never deleted.'); end;
create trigger events_stay before update on events
begin select raise(abort, 'An event is never edited.'); end;
create trigger events_are_kept before delete on events
begin select raise(abort, 'An event is never deleted.'); end;
create trigger changes_stay before update on changes
begin select raise(abort, 'The ledger of changes is never edited.'); end;
create trigger changes_are_kept before delete on changes
begin select raise(abort, 'The ledger of changes is never deleted.'); end;
create trigger evidence_stays before update on evidence
when old.retracted_at is not null
  or new.retracted_at is null
  or new.id is not old.id or new.claim_id is not old.claim_id or new.stance is not old.stance
  or new.confidentiality is not old.confidentiality or new.document_id is not old.document_id
  or new.start_at is not old.start_at or new.end_at is not old.end_at
  or new.source_id is not old.source_id or new.locator is not old.locator
  or new.quote_digest is not old.quote_digest or new.note_digest is not old.note_digest
  or new.added_by is not old.added_by or new.added_at is not old.added_at
begin select raise(abort, 'Evidence is never edited; retract it and link a new piece.'); end;
create trigger evidence_is_kept before delete on evidence
begin select raise(abort, 'Evidence is never deleted; retract it.'); end;
create trigger texts_stay before update on texts
when new.digest is not old.digest or new.body is not null
begin select raise(abort, 'Words are never rewritten; they can only be purged.'); end;
create trigger texts_are_kept before delete on texts
begin select raise(abort, 'Words are never deleted; purge them with a reason.'); end;
create trigger originals_stay before update on originals
when new.digest is not old.digest or new.body is not null or new.size is not old.size
begin select raise(abort, 'Original bytes are never rewritten; they can only be purged.'); end;
create trigger originals_are_kept before delete on originals
begin select raise(abort, 'Original bytes are never deleted; purge them with a reason.'); end;
create trigger documents_are_kept before delete on documents
begin select raise(abort, 'A document is never deleted.'); end;
create trigger claims_are_kept before delete on claims
begin select raise(abort, 'A claim is never deleted; dismiss it.'); end;
create trigger occurrences_are_kept before delete on occurrences
begin select raise(abort, 'An occurrence is never deleted.'); end;
create trigger people_are_kept before delete on people
begin select raise(abort, 'A person is closed, never deleted.'); end;
create trigger outside_sources_stay before update on outside_sources
begin select raise(abort, 'A source is never edited; link a new one.'); end;
create trigger outside_sources_are_kept before delete on outside_sources
begin select raise(abort, 'A source is never deleted.'); end;
create table relations (
    number integer primary key,           -- order of proposing
    id text not null unique,              -- rel_…
    left_claim text not null references claims (id) on delete restrict, -- the one that does it
    right_claim text not null references claims (id) on delete restrict, -- the one it is done to
    kind text not null check (kind in ('same', 'corroborates', 'contradicts', 'qualifies',
        'updates', 'disputes', 'duplicate')), -- what the left does to the right
    reason_digest text not null references texts on delete restrict, -- why, in a sentence
    score real not null check (score between 0 and 1), -- how sure the rule was
    state text not null check (state in ('proposed', 'confirmed', 'rejected')), -- who has spoken
    rules text not null,                  -- version of the rules that proposed it: name@version
    proposed_at text not null,            -- UTC
    withdrawn_at text,                    -- UTC, when the rules no longer proposed it; else null
    decided_by text references people on delete restrict, -- who confirmed or rejected it
    decided_at text,                      -- UTC
    decided_because text references texts on delete restrict, -- digest of the reason, if one was given
    check (left_claim <> right_claim),
    check ((state = 'proposed') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null)),
    check (decided_because is null or decided_by is not null),
    check (withdrawn_at is null or state = 'proposed')
) strict;
create unique index relations_once
on relations (min(left_claim, right_claim), max(left_claim, right_claim), kind);
create index relations_by_right on relations (right_claim);
create table caveats (
    number integer primary key,           -- order of adding
    id text not null unique,              -- cav_…
    claim_id text not null references claims (id) on delete restrict, -- which claim it limits
    words text not null references texts on delete restrict, -- digest of what it says
    document_id text references documents (id) on delete restrict, -- where it comes from, if there
    start_at integer,                     -- first code point of the passage it comes from
    end_at integer,                       -- one past the last code point
    quote_digest text references texts on delete restrict, -- that passage's exact words
    relation_id text references relations (id) on delete restrict, -- the relation it was made of
    added_by text not null references people on delete restrict, -- who added it
    added_at text not null,               -- UTC
    resolved_by text references people on delete restrict, -- who settled it
    resolved_at text,                     -- UTC; null while it stands
    resolved_because text references texts on delete restrict, -- digest of the reason
    check ((document_id is null) = (start_at is null)),
    check ((document_id is null) = (end_at is null)),
    check ((document_id is null) = (quote_digest is null)),
    check (start_at is null or start_at < end_at),
    check ((resolved_at is null) = (resolved_by is null)),
    check ((resolved_at is null) = (resolved_because is null))
) strict;
create index caveats_by_claim on caveats (claim_id);
create trigger relations_are_kept before delete on relations
begin select raise(abort, 'A relation is never deleted; reject it.'); end;
create trigger caveats_stay before update on caveats
when old.resolved_at is not null
  or new.resolved_at is null
  or new.id is not old.id or new.claim_id is not old.claim_id or new.words is not old.words
  or new.document_id is not old.document_id or new.start_at is not old.start_at
  or new.end_at is not old.end_at or new.quote_digest is not old.quote_digest
  or new.relation_id is not old.relation_id
  or new.added_by is not old.added_by or new.added_at is not old.added_at
begin select raise(abort, 'A caveat is never edited; resolve it and add a new one.'); end;
create trigger caveats_are_kept before delete on caveats
begin select raise(abort, 'A caveat is never deleted; resolve it.'); end;
create table earlier_imports (
    number integer primary key,           -- order of beginning
    id text not null unique,              -- imp_…
    file text not null,                   -- the file's name as it came
    format text not null,                 -- what it was read as: claimreview, csv, jsonl, …
    digest text not null,                 -- SHA-256 of the file
    mapping text not null check (json_valid(mapping)), -- field → column, as asked for
    records integer not null default 0,   -- records read so far: where a killed import goes on
    added integer not null default 0,     -- of these, checks that were new
    changed integer not null default 0,   -- newer versions of checks that were here
    known integer not null default 0,     -- here already, word for word
    refused integer not null default 0,   -- kept out, each with a reason
    imported_by text not null references people on delete restrict, -- who
    started_at text not null,             -- UTC
    finished_at text,                     -- UTC; null while it runs, or was cut off
    unique (digest, mapping)
) strict;
create table earlier_batches (
    number integer primary key,           -- order of writing
    id text not null unique,              -- bat_…
    import_id text not null references earlier_imports (id) on delete restrict, -- of which import
    first_check integer not null,         -- number of the first row
    last_check integer not null,          -- number of the last one
    digest text not null,                 -- SHA-256 over these rows' digests, in order
    check (first_check <= last_check)
) strict;
create unique index earlier_batches_by_check on earlier_batches (first_check);
create table earlier_checks (
    number integer primary key,           -- joins the search index
    import_number integer not null references earlier_imports (number) on delete restrict, -- source
    replaces integer references earlier_checks (number) on delete restrict, -- the version before
    claim text not null check (claim <> ''), -- the claim that was checked, in words
    claimant text not null,               -- who made it; empty if not told
    claimed_on text,                      -- ISO date on which it was made
    publisher text not null,              -- who checked it; empty if not told
    rating text not null,                 -- the verdict in words; empty if not told
    value real,                           -- the verdict as a number, between worst and best
    best real,                            -- the number of the best verdict
    worst real,                           -- the number of the worst verdict
    title text not null,                  -- of the check, in full; empty if not told
    address text not null,                -- http(s) address of the check; empty if not told
    published_on text,                    -- ISO date of the check
    language text not null,               -- as given: en, pt-BR; empty if not told
    given_id text not null,               -- what its own collection calls it; empty if nothing
    digest blob not null                  -- first 16 bytes of the SHA-256 of what was given
) strict;
create index earlier_checks_by_version on earlier_checks (replaces) where replaces is not null;
create table earlier_current (
    name integer primary key,             -- 64 bits that make it the same check: see the store
    number integer not null               -- its newest row
) strict;
create table earlier_publishers (
    publisher text primary key,           -- as given; empty if not told
    checks integer not null               -- checks, older versions not counted
) strict, without rowid;
create table earlier_refusals (
    import_number integer not null references earlier_imports (number) on delete restrict, -- which
    line integer not null,                -- line of the file, or count of the record, from 1
    reason text not null,                 -- what is wrong, in a sentence
    record text not null                  -- how the record begins
) strict;
create index earlier_refusals_by_import on earlier_refusals (import_number, line);
create table earlier_answers (
    number integer primary key,           -- order of saying
    id text not null unique,              -- ans_…
    claim_id text not null references claims (id) on delete restrict, -- which claim
    check_number integer not null references earlier_checks (number) on delete restrict, -- version seen
    decision text not null check (decision in ('answers', 'does_not_answer', 'open')), -- what was said
    note_digest text not null references texts on delete restrict, -- why; may be empty words
    decided_by text not null references people on delete restrict, -- who
    decided_at text not null              -- UTC
) strict;
create index earlier_answers_by_claim on earlier_answers (claim_id, check_number);
create trigger earlier_checks_stay before update on earlier_checks
begin select raise(abort, 'An earlier check is never edited; import its newer version.'); end;
create trigger earlier_checks_are_kept before delete on earlier_checks
begin select raise(abort, 'An earlier check is never deleted.'); end;
create trigger earlier_batches_stay before update on earlier_batches
begin select raise(abort, 'What was imported together is never changed.'); end;
create trigger earlier_batches_are_kept before delete on earlier_batches
begin select raise(abort, 'What was imported together is never deleted.'); end;
create trigger earlier_imports_stay before update on earlier_imports
when old.finished_at is not null or new.id is not old.id or new.digest is not old.digest
  or new.mapping is not old.mapping or new.records < old.records
begin select raise(abort, 'An import that is done is never changed.'); end;
create trigger earlier_imports_are_kept before delete on earlier_imports
begin select raise(abort, 'An import is never deleted.'); end;
create trigger earlier_answers_stay before update on earlier_answers
begin select raise(abort, 'What was said of an earlier check is never edited; say it anew.'); end;
create trigger earlier_answers_are_kept before delete on earlier_answers
begin select raise(abort, 'What was said of an earlier check is never deleted.'); end;
create table aliases (
    id text primary key,                  -- als_…
    short text not null,                  -- the short name: "ICE"
    long text not null,                   -- what it stands for
    used integer not null check (used in (0, 1)), -- 1: searches take one for the other; 0: refused
    decided_by text not null references people on delete restrict, -- who decided last
    decided_at text not null,             -- UTC
    check (short <> '' and long <> '')
) strict;
create unique index aliases_once on aliases (short, long);
create table refused_suggestions (
    id text primary key,                  -- rfs_…
    claim_id text not null references claims (id) on delete restrict, -- for which claim
    document_id text not null references documents (id) on delete restrict, -- a passage of it …
    start_at integer not null check (start_at >= 0), -- … first code point
    end_at integer not null,              -- … one past the last code point
    refused_by text not null references people on delete restrict, -- who set it aside
    refused_at text not null,             -- UTC
    restored_by text references people on delete restrict, -- who brought it back
    restored_at text,                     -- UTC; null while it is set aside
    check (start_at < end_at),
    check ((restored_by is null) = (restored_at is null))
) strict;
create unique index refused_once on refused_suggestions (claim_id, document_id, start_at, end_at)
where restored_at is null;
create virtual table titles_fts using fts5 (
    title,
    tokenize = "porter unicode61 remove_diacritics 2"
);
create trigger documents_title_indexed after insert on documents
begin insert into titles_fts (rowid, title) values (new.number, new.title); end;
create trigger documents_title_indexed_again after update of title on documents
begin update titles_fts set title = new.title where rowid = new.number; end;
create trigger aliases_stay before update on aliases
when new.id is not old.id or new.short is not old.short or new.long is not old.long
begin select raise(abort, 'An alias is never rewritten; add another and refuse this one.'); end;
create trigger aliases_are_kept before delete on aliases
begin select raise(abort, 'An alias is never deleted; refuse it.'); end;
create trigger refused_suggestions_stay before update on refused_suggestions
when old.restored_at is not null
  or new.restored_at is null
  or new.id is not old.id or new.claim_id is not old.claim_id
  or new.document_id is not old.document_id
  or new.start_at is not old.start_at or new.end_at is not old.end_at
  or new.refused_by is not old.refused_by or new.refused_at is not old.refused_at
begin select raise(abort, 'A refusal is never edited; bring the passage back.'); end;
create trigger refused_suggestions_are_kept before delete on refused_suggestions
begin select raise(abort, 'A refusal is never deleted; bring the passage back.'); end;
create table document_versions (
    id text primary key,                  -- ver_…
    document_id text not null unique references documents (id) on delete restrict, -- the newer one
    earlier_id text not null unique references documents (id) on delete restrict,  -- the one it follows
    basis text not null check (basis in ('person', 'address')), -- a person said so, or one address
    added_by text not null references people on delete restrict, -- who took it in, or said so
    added_at text not null,               -- UTC
    check (document_id <> earlier_id)
) strict;
create table anchors (
    id text primary key,                  -- anc_…
    version_id text not null references document_versions on delete restrict, -- looked for in which
    kind text not null check (kind in ('occurrence', 'evidence', 'caveat')), -- what quotes the words
    subject text not null,                -- its id
    claim_id text not null references claims (id) on delete restrict, -- the claim it belongs to
    claim_revision integer not null,      -- the claim's revision from which on it could be known
    outcome text not null check (outcome in ('kept', 'moved', 'changed', 'ambiguous',
        'orphaned')),                     -- what became of the words
    score real not null check (score between 0 and 100), -- likeness of the words
    start_at integer,                     -- first code point in the newer version; null if nowhere
    end_at integer,                       -- one past the last code point
    quote_digest text references texts on delete restrict, -- the words there
    places text not null check (json_valid(places)), -- places to choose from: [[start, end], …]
    decision text check (decision in ('confirmed', 'gone')), -- a person's word: there, or nowhere
    decided_by text references people on delete restrict, -- who decided
    decided_at text,                      -- UTC; null while nobody has
    unique (version_id, subject),
    check ((start_at is null) = (end_at is null)),
    check ((start_at is null) = (quote_digest is null)),
    check ((decision is null) = (decided_by is null)),
    check ((decision is null) = (decided_at is null))
) strict;
create index anchors_by_claim on anchors (claim_id);
create index anchors_by_subject on anchors (subject);
create table verdict_holds (
    id text primary key,                  -- hld_…
    verdict_id text not null references verdicts (id) on delete restrict, -- which verdict
    causes text not null check (json_valid(causes)), -- anchors and evidence that were looked at
    because text not null references texts on delete restrict, -- digest of why
    said_by text not null references people on delete restrict, -- who
    said_at text not null                 -- UTC
) strict;
create index verdict_holds_by_verdict on verdict_holds (verdict_id);
CREATE VIEW stale_verdicts as
with standing as (
  select v.id, v.claim_id, v.layer, v.review_ids
  from verdicts v
  where v.rating is not null and not exists (select 1 from verdicts w where w.supersedes = v.id)
),
carrying as (
  select s.id as verdict_id, s.claim_id, s.layer, r.claim_revision, r.evidence_ids
  from standing s, json_each(s.review_ids) given
  join reviews r on r.id = given.value
),
shaken as (
  select a.* from anchors a
  where a.outcome in ('changed', 'orphaned')
     or (a.outcome = 'ambiguous' and a.decision is not 'confirmed')
),
causes as (
  select c.verdict_id, c.claim_id, c.layer, e.id as cause, 'retracted' as outcome,
         'evidence' as kind, e.id as subject, null as version_id
  from carrying c, json_each(c.evidence_ids) used
  join evidence e on e.id = used.value
  where e.retracted_at is not null
  union
  select c.verdict_id, c.claim_id, c.layer, a.id, a.outcome, a.kind, a.subject, a.version_id
  from carrying c, json_each(c.evidence_ids) used
  join shaken a on a.subject = used.value and a.kind = 'evidence'
  where c.claim_revision < a.claim_revision
  union
  select c.verdict_id, c.claim_id, c.layer, a.id, a.outcome, a.kind, a.subject, a.version_id
  from carrying c
  join shaken a on a.claim_id = c.claim_id and a.kind = 'occurrence'
  where c.claim_revision < a.claim_revision
)
select causes.*
from causes
where not exists (
  select 1 from verdict_holds h, json_each(h.causes) seen
  where h.verdict_id = causes.verdict_id and seen.value = causes.cause
);
create trigger document_versions_stay before update on document_versions
begin select raise(abort, 'That a document is a newer version is never edited.'); end;
create trigger document_versions_are_kept before delete on document_versions
begin select raise(abort, 'That a document is a newer version is never deleted.'); end;
create trigger anchors_are_kept before delete on anchors
begin select raise(abort, 'What was found in a newer version is never deleted.'); end;
create trigger verdict_holds_stay before update on verdict_holds
begin select raise(abort, 'A word on a verdict is never edited; give a new review.'); end;
create trigger verdict_holds_are_kept before delete on verdict_holds
begin select raise(abort, 'A word on a verdict is never deleted.'); end;
create table source_snapshots (
    id text primary key,                  -- snp_…
    source_id text not null references outside_sources (id) on delete restrict, -- of which source
    way text not null check (way in ('fetched', 'uploaded')), -- how the desk came by it
    digest text not null references originals on delete restrict, -- the bytes as they came
    file text not null,                   -- the file's name as it came, made safe to show
    media_type text not null,             -- by content where a reader knows it
    address text,                         -- where a fetched page was found in the end
    archive_address text,                 -- where an archive keeps it, if somebody noted that
    text_digest text references texts on delete restrict, -- the words read in it; null if none
    reader text,                          -- which reader made the words: name@version
    accessed_on text not null,            -- ISO date on which the source looked like this
    added_by text not null references people on delete restrict, -- who
    added_at text not null,               -- UTC
    check ((text_digest is null) = (reader is null)),
    check ((way = 'fetched') = (address is not null))
) strict;
create index source_snapshots_by_source on source_snapshots (source_id, added_at);
create index source_snapshots_by_digest on source_snapshots (digest);
create table source_classes (
    number integer primary key,           -- order of saying
    id text not null unique,              -- scl_…
    source_id text not null references outside_sources (id) on delete restrict, -- of which source
    class text not null check (class in ('primary_record', 'official_statement', 'reporting',
        'anonymous', 'social', 'other')), -- what sort
    because_digest text not null references texts on delete restrict, -- why, may be blank
    said_by text not null references people on delete restrict, -- who
    said_at text not null                 -- UTC
) strict;
create index source_classes_by_source on source_classes (source_id);
create table source_notes (
    number integer primary key,           -- order of writing
    id text not null unique,              -- snt_…
    source_id text not null references outside_sources (id) on delete restrict, -- of which source
    words_digest text not null references texts on delete restrict, -- what it says
    supersedes text references source_notes (id) on delete restrict, -- the note it revises
    written_by text not null references people on delete restrict, -- who
    written_at text not null              -- UTC
) strict;
create index source_notes_by_source on source_notes (source_id);
create unique index source_notes_once_revised on source_notes (supersedes);
create table quoted_places (
    evidence_id text primary key references evidence (id) on delete restrict, -- whose words
    snapshot_id text not null references source_snapshots (id) on delete restrict, -- which copy
    start_at integer not null check (start_at >= 0), -- first code point of its words
    end_at integer not null,              -- one past the last code point
    check (start_at < end_at)
) strict, without rowid;
create index quoted_places_by_snapshot on quoted_places (snapshot_id);
create table shared_origins (
    id text primary key,                  -- sor_…
    claim_id text not null references claims (id) on delete restrict, -- of which claim
    left_id text not null,                -- a piece of evidence, or an occurrence of the claim
    right_id text not null,               -- another one
    because_digest text not null references texts on delete restrict, -- how one knows
    said_by text not null references people on delete restrict, -- who
    said_at text not null,                -- UTC
    undone_by text references people on delete restrict, -- who took it back
    undone_at text,                       -- UTC; null while it holds
    undone_because text references texts on delete restrict, -- digest of the reason
    check (left_id < right_id),
    check ((undone_at is null) = (undone_by is null)),
    check ((undone_at is null) = (undone_because is null))
) strict;
create index shared_origins_by_claim on shared_origins (claim_id);
create unique index shared_origins_once
on shared_origins (claim_id, left_id, right_id) where undone_at is null;
create trigger source_snapshots_stay before update on source_snapshots
begin select raise(abort, 'A copy of a source is never edited; keep a further one.'); end;
create trigger source_snapshots_are_kept before delete on source_snapshots
begin select raise(abort, 'A copy of a source is never deleted.'); end;
create trigger source_classes_stay before update on source_classes
begin select raise(abort, 'The class of a source is never edited; say another.'); end;
create trigger source_classes_are_kept before delete on source_classes
begin select raise(abort, 'The class of a source is never deleted; say another.'); end;
create trigger source_notes_stay before update on source_notes
begin select raise(abort, 'A note is never edited; write a revision.'); end;
create trigger source_notes_are_kept before delete on source_notes
begin select raise(abort, 'A note is never deleted; write a revision.'); end;
create trigger quoted_places_stay before update on quoted_places
begin select raise(abort, 'The place of a quotation is never edited.'); end;
create trigger quoted_places_are_kept before delete on quoted_places
begin select raise(abort, 'The place of a quotation is never deleted.'); end;
create trigger shared_origins_stay before update on shared_origins
when old.undone_at is not null
  or new.undone_at is null
  or new.id is not old.id or new.claim_id is not old.claim_id
  or new.left_id is not old.left_id or new.right_id is not old.right_id
  or new.because_digest is not old.because_digest
  or new.said_by is not old.said_by or new.said_at is not old.said_at
begin select raise(abort, 'That two pieces share an origin is never edited; undo it.'); end;
create trigger shared_origins_are_kept before delete on shared_origins
begin select raise(abort, 'That two pieces share an origin is never deleted; undo it.'); end;
create table roles (
    person_id text primary key references people (id) on delete restrict, -- who
    role text not null check (role in ('reader', 'checker', 'editor', 'administrator')), -- what for
    changed_at text not null              -- UTC
) strict;
create trigger roles_are_kept before delete on roles
begin select raise(abort, 'A role is changed, never deleted; close the person.'); end;
create table credentials (
    person_id text primary key references people (id) on delete restrict, -- whose
    secret text not null,                 -- argon2id hash of the password, with its salt and cost
    changed_at text not null              -- UTC
) strict;
create table sessions (
    token_digest text primary key,        -- SHA-256 of the token in the cookie
    person_id text not null references people (id) on delete restrict, -- who
    made_at text not null,                -- UTC
    seen_at text not null                 -- UTC, to within some minutes
) strict;
create index sessions_by_person on sessions (person_id);
create table passes (
    code_digest text primary key,         -- SHA-256 of the code
    purpose text not null check (purpose in ('first', 'invitation', 'reset')), -- what for
    person_id text references people (id) on delete restrict, -- whose password; null for the first
    made_at text not null,                -- UTC
    expires_at text not null,             -- UTC
    used_at text,                         -- UTC; null while it is good
    check ((person_id is null) = (purpose = 'first'))
) strict;
create table failures (
    subject text primary key,             -- digest of a name or of an address
    count integer not null,               -- wrong ones in a row
    wait_until text not null              -- UTC; nothing is tried before
) strict;
create index reviews_blind on reviews (claim_id, layer, round) where needed > 1;
create table claim_needs (
    claim_id text primary key references claims (id) on delete restrict, -- which claim
    reviews integer check (reviews between 1 and 9), -- reviewers before a verdict stands
    legal integer check (legal in (0, 1)), -- whether a lawyer's word is needed to publish
    changed_by text not null references people (id) on delete restrict, -- who
    changed_at text not null              -- UTC
) strict;
create table assignments (
    id text primary key,                  -- asg_…
    claim_id text not null references claims (id) on delete restrict, -- which claim
    person_id text not null references people (id) on delete restrict, -- who is to
    due_on text,                          -- day, ISO; null for none
    given_by text not null references people (id) on delete restrict, -- who said so
    given_at text not null,               -- UTC
    ended_at text,                        -- UTC; null while it holds
    ended_by text references people (id) on delete restrict, -- who ended it
    check ((ended_at is null) = (ended_by is null))
) strict;
create unique index assignments_once on assignments (claim_id, person_id) where ended_at is null;
create index assignments_by_person on assignments (person_id) where ended_at is null;
create table claim_holds (
    id text primary key,                  -- hol_…
    claim_id text not null references claims (id) on delete restrict, -- which claim
    was text not null,                    -- its state before
    because_digest text not null references texts on delete restrict, -- what it waits for
    until_day text,                       -- day to look again, ISO; null for none
    held_by text not null references people (id) on delete restrict, -- who
    held_at text not null,                -- UTC
    ended_at text,                        -- UTC; null while it holds
    ended_by text references people (id) on delete restrict, -- who ended it
    check ((ended_at is null) = (ended_by is null))
) strict;
create unique index claim_holds_once on claim_holds (claim_id) where ended_at is null;
create table approvals (
    id text primary key,                  -- apr_…
    claim_id text not null references claims (id) on delete restrict, -- which claim
    kind text not null check (kind in ('editorial', 'legal')), -- in which office
    verdict_ids text not null check (json_valid(verdict_ids)), -- of which verdicts
    note_digest text references texts on delete restrict, -- in their own words; null for none
    given_by text not null references people (id) on delete restrict, -- who
    given_at text not null,               -- UTC
    ended_at text,                        -- UTC; null while it stands
    ended_by text references people (id) on delete restrict, -- who took it back
    because_digest text references texts on delete restrict, -- why it was taken back
    check ((ended_at is null) = (ended_by is null))
) strict;
create unique index approvals_once on approvals (claim_id, kind) where ended_at is null;
create table publications (
    number integer primary key,           -- order
    id text not null unique,              -- pub_…
    claim_id text not null references claims (id) on delete restrict, -- which claim
    kind text not null check (kind in ('first', 'correction', 'retraction')), -- what it does
    verdict_ids text not null check (json_valid(verdict_ids)), -- what was published
    corrects text references publications (id) on delete restrict, -- the one it takes the place of
    because_digest text references texts on delete restrict, -- the notice; null for a first one
    not_before text,                      -- UTC; no feed, site or API tells it sooner
    dossier_digest text references texts on delete restrict, -- what it rested on, as JSON
    events integer not null,              -- of the record, before this one
    published_by text not null references people (id) on delete restrict, -- who
    published_at text not null,           -- UTC
    check ((kind = 'first') = (corrects is null)),
    check ((kind = 'first') = (because_digest is null))
) strict;
create unique index publications_once on publications (corrects) where corrects is not null;
create index publications_by_claim on publications (claim_id);
create trigger assignments_end_once before update on assignments
when old.ended_at is not null or new.id is not old.id or new.claim_id is not old.claim_id
  or new.person_id is not old.person_id or new.given_by is not old.given_by
  or new.given_at is not old.given_at
begin select raise(abort, 'An assignment ends once and stays as it was given.'); end;
create trigger assignments_are_kept before delete on assignments
begin select raise(abort, 'An assignment is ended, never deleted.'); end;
create trigger claim_holds_end_once before update on claim_holds
when old.ended_at is not null or new.ended_at is null or new.id is not old.id
  or new.claim_id is not old.claim_id or new.was is not old.was
  or new.because_digest is not old.because_digest or new.until_day is not old.until_day
  or new.held_by is not old.held_by or new.held_at is not old.held_at
begin select raise(abort, 'A hold ends once and stays as it was given.'); end;
create trigger claim_holds_are_kept before delete on claim_holds
begin select raise(abort, 'A hold is ended, never deleted.'); end;
create trigger approvals_end_once before update on approvals
when old.ended_at is not null or new.ended_at is null or new.id is not old.id
  or new.claim_id is not old.claim_id or new.kind is not old.kind
  or new.verdict_ids is not old.verdict_ids or new.note_digest is not old.note_digest
  or new.given_by is not old.given_by or new.given_at is not old.given_at
begin select raise(abort, 'A sign-off is taken back once and stays as it was given.'); end;
create trigger approvals_are_kept before delete on approvals
begin select raise(abort, 'A sign-off is taken back, never deleted.'); end;
create trigger publications_stay before update on publications
begin select raise(abort, 'What was published is corrected by a new line, never edited.'); end;
create trigger publications_are_kept before delete on publications
begin select raise(abort, 'What was published is corrected by a new line, never deleted.'); end;
create trigger claim_needs_are_kept before delete on claim_needs
begin select raise(abort, 'What a claim needs is changed, never deleted.'); end;
create table tags (
    id text primary key,                  -- tag_…
    name text not null,                   -- as it is shown
    plain text not null,                  -- the name folded, by which it is found again
    merged_into text references tags (id) on delete restrict, -- the tag that took its place
    made_by text not null references people (id) on delete restrict, -- who used it first
    made_at text not null                 -- UTC
) strict;
create unique index tags_once on tags (plain) where merged_into is null;
create table taggings (
    id text primary key,                  -- tgg_…
    tag_id text not null references tags (id) on delete restrict, -- which tag
    claim_id text references claims (id) on delete restrict, -- on this claim
    document_id text references documents (id) on delete restrict, -- or on this document
    given_by text not null references people (id) on delete restrict, -- who
    given_at text not null,               -- UTC
    ended_at text,                        -- UTC; null while it holds
    ended_by text references people (id) on delete restrict, -- who took it off
    check ((claim_id is null) <> (document_id is null)),
    check ((ended_at is null) = (ended_by is null))
) strict;
create unique index taggings_once_on_claim on taggings (claim_id, tag_id)
where ended_at is null and claim_id is not null;
create unique index taggings_once_on_document on taggings (document_id, tag_id)
where ended_at is null and document_id is not null;
create index taggings_by_tag on taggings (tag_id, claim_id) where ended_at is null;
create table saved_views (
    id text primary key,                  -- viw_…
    name text not null,                   -- as it is shown
    asks text not null,                   -- filter and order, as they stand in an address
    is_shared integer not null check (is_shared in (0, 1)), -- whether the team sees it
    made_by text not null references people (id) on delete restrict, -- whose it is
    made_at text not null,                -- UTC
    ended_at text,                        -- UTC; null while it is kept
    ended_by text references people (id) on delete restrict, -- who removed it
    check ((ended_at is null) = (ended_by is null))
) strict;
create index saved_views_by_person on saved_views (made_by) where ended_at is null;
create table presence (
    claim_id text not null references claims (id) on delete cascade, -- which claim
    person_id text not null references people (id) on delete cascade, -- who
    seen_at text not null,                -- UTC
    primary key (claim_id, person_id)
) strict, without rowid;
create index presence_by_time on presence (seen_at);
create trigger taggings_end_once before update on taggings
when old.ended_at is not null or new.ended_at is null or new.id is not old.id
  or new.tag_id is not old.tag_id or new.claim_id is not old.claim_id
  or new.document_id is not old.document_id
  or new.given_by is not old.given_by or new.given_at is not old.given_at
begin select raise(abort, 'A tag is taken off once and stays as it was given.'); end;
create trigger taggings_are_kept before delete on taggings
begin select raise(abort, 'A tag is taken off, never deleted.'); end;
create trigger tags_are_kept before delete on tags
begin select raise(abort, 'A tag is folded into another, never deleted.'); end;
create trigger saved_views_are_kept before delete on saved_views
begin select raise(abort, 'A saved view is ended, never deleted.'); end;
create table reply_requests (
    id text primary key,                  -- rpq_…
    claim_id text not null references claims (id) on delete restrict, -- about which claim
    party text not null check (party <> ''), -- the person or body that was asked
    office text not null,                 -- role, or for which body; empty if not told
    way text not null check (way in ('mail', 'phone', 'letter', 'message', 'in_person',
        'other')),                        -- how they were asked
    asked_on text not null,               -- ISO date
    answer_by text,                       -- ISO date by which an answer was asked for
    words_digest text not null references texts on delete restrict, -- what was asked; may be empty
    recorded_by text not null references people (id) on delete restrict, -- who wrote it down
    recorded_at text not null,            -- UTC
    retracted_by text references people (id) on delete restrict, -- who took the entry back
    retracted_at text,                    -- UTC; null while it stands
    retracted_because text references texts on delete restrict, -- digest of the reason
    check ((retracted_at is null) = (retracted_by is null)),
    check ((retracted_at is null) = (retracted_because is null))
) strict;
create index reply_requests_by_claim on reply_requests (claim_id);
create table replies (
    number integer primary key,           -- order of writing down
    id text not null unique,              -- rpl_…
    request_id text not null references reply_requests (id) on delete restrict, -- to which asking
    outcome text not null check (outcome in ('answered', 'declined', 'did_not_answer')), -- what
    words_digest text not null references texts on delete restrict, -- the answer; may be empty
    answered_on text not null,            -- ISO date; of no answer, the day until which none came
    recorded_by text not null references people (id) on delete restrict, -- who wrote it down
    recorded_at text not null             -- UTC
) strict;
create index replies_by_request on replies (request_id);
create table reply_waivers (
    id text primary key,                  -- rpw_…
    claim_id text not null references claims (id) on delete restrict, -- about which claim
    party text not null check (party <> ''), -- the person or body
    because_digest text not null references texts on delete restrict, -- why
    said_by text not null references people (id) on delete restrict, -- who
    said_at text not null                 -- UTC
) strict;
create index reply_waivers_by_claim on reply_waivers (claim_id);
create table clearances (
    id text primary key,                  -- clr_…
    person_id text not null references people (id) on delete restrict, -- who may
    evidence_id text references evidence (id) on delete restrict, -- which piece; null for every one
    given_by text not null references people (id) on delete restrict, -- who said so
    given_at text not null,               -- UTC
    ended_by text references people (id) on delete restrict, -- who took it back
    ended_at text,                        -- UTC; null while it holds
    check ((ended_at is null) = (ended_by is null))
) strict;
create unique index clearances_once on clearances (person_id, coalesce(evidence_id, ''))
where ended_at is null;
create table releases (
    id text primary key,                  -- rls_…
    evidence_id text not null references evidence (id) on delete restrict, -- which piece
    extent text not null check (extent in ('words', 'everything')), -- with or without its source
    because_digest text not null references texts on delete restrict, -- why
    released_by text not null references people (id) on delete restrict, -- who
    released_at text not null,            -- UTC
    ended_by text references people (id) on delete restrict, -- who took it back
    ended_at text,                        -- UTC; null while it holds
    ended_because text references texts on delete restrict, -- digest of the reason
    check ((ended_at is null) = (ended_by is null)),
    check ((ended_at is null) = (ended_because is null))
) strict;
create unique index releases_once on releases (evidence_id) where ended_at is null;
create trigger reply_requests_stay before update on reply_requests
when old.retracted_at is not null or new.retracted_at is null or new.id is not old.id
  or new.claim_id is not old.claim_id or new.party is not old.party
  or new.office is not old.office or new.way is not old.way or new.asked_on is not old.asked_on
  or new.answer_by is not old.answer_by or new.words_digest is not old.words_digest
  or new.recorded_by is not old.recorded_by or new.recorded_at is not old.recorded_at
begin select raise(abort, 'That somebody was asked is never edited; take it back.'); end;
create trigger reply_requests_are_kept before delete on reply_requests
begin select raise(abort, 'That somebody was asked is never deleted; take it back.'); end;
create trigger replies_stay before update on replies
begin select raise(abort, 'An answer is never edited; write down a further one.'); end;
create trigger replies_are_kept before delete on replies
begin select raise(abort, 'An answer is never deleted.'); end;
create trigger reply_waivers_stay before update on reply_waivers
begin select raise(abort, 'Why nobody was asked is never edited.'); end;
create trigger reply_waivers_are_kept before delete on reply_waivers
begin select raise(abort, 'Why nobody was asked is never deleted.'); end;
create trigger clearances_end_once before update on clearances
when old.ended_at is not null or new.ended_at is null or new.id is not old.id
  or new.person_id is not old.person_id or new.evidence_id is not old.evidence_id
  or new.given_by is not old.given_by or new.given_at is not old.given_at
begin select raise(abort, 'A clearance ends once and stays as it was given.'); end;
create trigger clearances_are_kept before delete on clearances
begin select raise(abort, 'A clearance is ended, never deleted.'); end;
create trigger releases_end_once before update on releases
when old.ended_at is not null or new.ended_at is null or new.id is not old.id
  or new.evidence_id is not old.evidence_id or new.extent is not old.extent
  or new.because_digest is not old.because_digest or new.released_by is not old.released_by
  or new.released_at is not old.released_at
begin select raise(abort, 'A release is taken back once and stays as it was given.'); end;
create trigger releases_are_kept before delete on releases
begin select raise(abort, 'A release is taken back, never deleted.'); end;
create table threads (
    id text primary key,                  -- thr_…
    claim_id text references claims (id) on delete restrict, -- about this claim, or its evidence
    evidence_id text references evidence (id) on delete restrict, -- about this piece of it
    document_id text references documents (id) on delete restrict, -- or about words of this one …
    start_at integer,                     -- … first code point
    end_at integer,                       -- … one past the last code point
    quote_digest text references texts on delete restrict, -- the words
    opened_by text not null references people (id) on delete restrict, -- who began
    opened_at text not null,              -- UTC
    resolved_by text references people (id) on delete restrict, -- who settled it
    resolved_at text,                     -- UTC; null while it is open
    check ((claim_id is null) <> (document_id is null)),
    check (evidence_id is null or claim_id is not null),
    check ((document_id is null) = (start_at is null)),
    check ((document_id is null) = (end_at is null)),
    check ((document_id is null) = (quote_digest is null)),
    check (start_at < end_at),
    check ((resolved_by is null) = (resolved_at is null))
) strict;
create index threads_by_claim on threads (claim_id);
create index threads_by_document on threads (document_id);
create table remarks (
    number integer primary key,           -- order of writing
    id text not null unique,              -- rmk_…
    thread_id text not null references threads (id) on delete restrict, -- in which thread
    words_digest text not null references texts on delete restrict, -- what, as plain text
    supersedes text references remarks (id) on delete restrict, -- the version it takes the place of
    written_by text not null references people (id) on delete restrict, -- who
    written_at text not null              -- UTC
) strict;
create index remarks_by_thread on remarks (thread_id);
create unique index remarks_once_superseded on remarks (supersedes);
create table mentions (
    person_id text not null references people (id) on delete restrict, -- who is named
    remark_id text not null references remarks (id) on delete restrict, -- where
    primary key (person_id, remark_id)
) strict, without rowid;
create table follows (
    person_id text not null references people (id) on delete restrict, -- who
    subject text not null,                -- id of a claim or document
    is_on integer not null check (is_on in (0, 1)), -- whether they follow it
    changed_at text not null,             -- UTC
    primary key (person_id, subject)
) strict, without rowid;
create table inbox_reads (
    person_id text not null references people (id) on delete restrict, -- who
    item text not null,                   -- what waited, with all that makes it new again
    read_at text not null,                -- UTC
    primary key (person_id, item)
) strict, without rowid;
create index events_by_actor on events (actor, action);
create table webhooks (
    id text primary key,                  -- whk_…
    address text not null,                -- where to
    secret text not null,                 -- what the signature is made with
    kinds text not null check (json_valid(kinds)), -- kinds of events it is told
    is_inside integer not null check (is_inside in (0, 1)), -- whether it may be in our own network
    desk_address text not null,           -- how people reach this desk, for links; may be blank
    added_by text not null references people (id) on delete restrict, -- who
    added_at text not null,               -- UTC
    ended_by text references people (id) on delete restrict, -- who ended it
    ended_at text,                        -- UTC; null while it holds
    check ((ended_by is null) = (ended_at is null))
) strict;
create table webhook_marks (
    webhook_id text primary key references webhooks (id) on delete restrict, -- which
    seq integer not null,                 -- the last event that it was told or does not hear of
    tries integer not null,               -- failures in a row with the next one
    next_at text not null,                -- UTC; not tried before
    failure text,                         -- what went wrong last; null after a success
    given_up_at text,                     -- UTC; null while it is tried
    told_at text,                         -- UTC of the last success
    leased_by text,                       -- the server that is telling it
    leased_until text                     -- UTC; free after that
) strict;
create trigger threads_stay before update on threads
when new.id is not old.id or new.claim_id is not old.claim_id
  or new.evidence_id is not old.evidence_id or new.document_id is not old.document_id
  or new.start_at is not old.start_at or new.end_at is not old.end_at
  or new.quote_digest is not old.quote_digest
  or new.opened_by is not old.opened_by or new.opened_at is not old.opened_at
begin select raise(abort, 'What a thread is about is never edited; open another.'); end;
create trigger threads_are_kept before delete on threads
begin select raise(abort, 'A thread is never deleted; resolve it.'); end;
create trigger remarks_stay before update on remarks
begin select raise(abort, 'A remark is never edited; write a newer version.'); end;
create trigger remarks_are_kept before delete on remarks
begin select raise(abort, 'A remark is never deleted; write a newer version.'); end;
create trigger webhooks_end_once before update on webhooks
when old.ended_at is not null or new.ended_at is null or new.id is not old.id
  or new.address is not old.address or new.secret is not old.secret or new.kinds is not old.kinds
  or new.is_inside is not old.is_inside or new.desk_address is not old.desk_address
  or new.added_by is not old.added_by or new.added_at is not old.added_at
begin select raise(abort, 'A webhook ends once and stays as it was set up.'); end;
create trigger webhooks_are_kept before delete on webhooks
begin select raise(abort, 'A webhook is ended, never deleted.'); end;
create table withdrawals (
    id text primary key,                  -- wdr_…
    document_id text unique references documents (id) on delete restrict, -- which document …
    snapshot_id text unique references source_snapshots (id) on delete restrict, -- … or which copy
    because_digest text not null references texts on delete restrict, -- why
    withdrawn_by text not null references people (id) on delete restrict, -- who
    withdrawn_at text not null,           -- UTC
    check ((document_id is null) <> (snapshot_id is null))
) strict;
CREATE VIEW wordings as
select t.digest,
       coalesce(t.body, '[withdrawn on ' || substr(w.withdrawn_at, 1, 10) || ': ' || b.body || ']')
         as body
from texts t
left join withdrawals w on t.body is null and w.id = t.purged_because
left join texts b on b.digest = w.because_digest;
create trigger withdrawals_stay before update on withdrawals
begin select raise(abort, 'That something was withdrawn is never edited.'); end;
create trigger withdrawals_are_kept before delete on withdrawals
begin select raise(abort, 'That something was withdrawn is never deleted.'); end;
create trigger texts_go_by_withdrawal before update on texts
when new.body is null and (old.body is null
  or not exists (select 1 from withdrawals w where w.id = new.purged_because))
begin select raise(abort, 'Words are never purged but by withdrawing what they stand in.'); end;
create trigger originals_go_by_withdrawal before update on originals
when new.body is null and (old.body is null
  or not exists (select 1 from withdrawals w where w.id = new.purged_because))
begin select raise(abort, 'Bytes are never purged but by withdrawing what they are of.'); end;
create table former_rows (
    relation text not null,               -- name of the table
    row_id text not null,                 -- the row's id there
    seq integer not null references events on delete restrict, -- the event that changed it
    was text not null check (json_valid(was)), -- the columns it changed, as they were before
    primary key (relation, row_id, seq)
) strict, without rowid;
create index former_rows_by_event on former_rows (seq);
create trigger former_rows_stay before update on former_rows
begin select raise(abort, 'What a row was before is never edited.'); end;
create trigger former_rows_are_kept before delete on former_rows
begin select raise(abort, 'What a row was before is never deleted.'); end;
create table api_keys (
    id text primary key,                  -- key_…
    name text not null,                   -- which program has it, in people's words
    secret_digest text not null unique,   -- SHA-256 of the key; itself it is nowhere
    may text not null check (may in ('published', 'everything')), -- what it opens
    made_by text not null references people (id) on delete restrict, -- who
    made_at text not null,                -- UTC
    expires_at text,                      -- UTC; opens nothing from then on; null for never
    ended_by text references people (id) on delete restrict, -- who revoked it
    ended_at text,                        -- UTC; null while it holds
    check ((ended_by is null) = (ended_at is null))
) strict;
create table api_key_uses (
    key_id text primary key references api_keys (id) on delete restrict, -- which
    used_at text not null                 -- UTC
) strict;
create trigger api_keys_end_once before update on api_keys
when old.ended_at is not null or new.ended_at is null or new.id is not old.id
  or new.name is not old.name or new.secret_digest is not old.secret_digest
  or new.may is not old.may or new.made_by is not old.made_by or new.made_at is not old.made_at
  or new.expires_at is not old.expires_at
begin select raise(abort, 'A key is revoked once and stays as it was made.'); end;
create trigger api_keys_are_kept before delete on api_keys
begin select raise(abort, 'A key is revoked, never deleted.'); end;
create table identities (
    issuer text not null,                 -- the provider, as it calls itself
    subject text not null,                -- whom it means, as it calls them; never given anew
    person_id text not null references people (id) on delete restrict, -- who that is here
    email text,                           -- as the provider told it last; for people to read only
    bound_at text not null,               -- UTC
    primary key (issuer, subject)
) strict;
create unique index identities_by_person on identities (issuer, person_id);
create table expected_identities (
    known_as text primary key,            -- an e-mail address in small letters, or a subject
    person_id text not null unique references people (id) on delete restrict -- who that will be
) strict;
create table sign_in_attempts (
    state_digest text primary key,        -- SHA-256 of the state that the provider hands back
    browser_digest text not null,         -- SHA-256 of what only this browser has, in a cookie
    nonce text not null,                  -- which the ID token must repeat
    verifier text not null,               -- the secret of PKCE, shown when the code is exchanged
    redirect_uri text not null,           -- where the provider was asked to send the browser back
    going_to text not null,               -- path of this site to go on to
    code_digest text,                     -- SHA-256 of the invitation or first code that led here
    turning_on text references people (id) on delete restrict, -- who turns it on by this sign-in
    made_at text not null                 -- UTC
) strict;
create table named_reports (
    id text primary key,                  -- rpt_…
    name text not null,                   -- as it is shown
    choice text not null check (json_valid(choice)), -- claims, period, format and what is left out
    is_shared integer not null check (is_shared in (0, 1)), -- whether the team sees it
    is_public integer not null check (is_public in (0, 1)), -- whether the read API hands it out
    made_by text not null references people (id) on delete restrict, -- whose it is
    made_at text not null,                -- UTC
    ended_at text,                        -- UTC; null while it is kept
    ended_by text references people (id) on delete restrict, -- who removed it
    check ((ended_at is null) = (ended_by is null))
) strict;
create index named_reports_by_person on named_reports (made_by) where ended_at is null;
create trigger named_reports_end_once before update on named_reports
when old.ended_at is not null or new.id is not old.id
  or new.made_by is not old.made_by or new.made_at is not old.made_at
begin select raise(abort, 'A report is removed once, and stays whose it is.'); end;
create trigger named_reports_are_kept before delete on named_reports
begin select raise(abort, 'A report is removed, never deleted.'); end;
create table packages (
    id text primary key,                  -- pkg_…
    digest text not null unique,          -- of all that stands in it
    desk text not null,                   -- digest of the first event of the desk that made it
    desk_name text not null,              -- what that desk calls itself
    events integer not null,              -- how far its record reached
    head text not null,                   -- digest of the last event there
    made_by text not null,                -- name of whoever made it, as that desk says
    made_at text not null,                -- UTC, as that desk says
    taken_by text not null references people (id) on delete restrict, -- who took it
    taken_at text not null                -- UTC
) strict;
create index packages_by_desk on packages (desk, events);
create table foreign_people (
    person_id text primary key references people (id) on delete restrict, -- who
    name text not null,                   -- as their desk knows them
    package_id text not null references packages (id) on delete restrict -- in which they first came
) strict;
create table foreign_events (
    digest text primary key,              -- as that desk sealed it: over all but the two last
    seq integer not null,                 -- its number there
    at text not null,                     -- UTC
    actor text not null,                  -- id of who
    action text not null,                 -- what
    subject text not null,                -- the thing it was mostly about
    details text not null check (json_valid(details)), -- canonical JSON
    changes text not null,                -- SHA-256 over the rows it wrote
    previous text not null,               -- digest of the event before
    command_id text,                      -- of the command there
    desk text not null,                   -- digest of the first event of that desk
    package_id text not null references packages (id) on delete restrict -- in which it first came
) strict;
create unique index foreign_events_once on foreign_events (desk, seq);
create table foreign_rows (
    package_id text not null references packages (id) on delete restrict, -- which package
    relation text not null,               -- name of the table
    row_id text not null,                 -- its id
    content text not null,                -- SHA-256 of what two desks compare of it
    body text check (body is null or json_valid(body)), -- a verdict or publication of theirs
    primary key (relation, row_id, package_id)
) strict, without rowid;
create table package_conflicts (
    id text primary key,                  -- pcf_…
    package_id text not null references packages (id) on delete restrict, -- which package
    claim_id text references claims (id) on delete restrict, -- about which claim; null if a document
    relation text not null,               -- name of the table
    row_id text not null,                 -- its id
    theirs text not null check (json_valid(theirs)), -- what differs, as they have it
    decided text check (decided in ('ours', 'theirs')), -- whose; null while it is open
    decided_by text references people (id) on delete restrict, -- who decided
    decided_at text,                      -- UTC
    check ((decided is null) = (decided_by is null)),
    check ((decided is null) = (decided_at is null))
) strict;
create unique index package_conflicts_once on package_conflicts (relation, row_id, theirs);
create trigger packages_stay before update on packages
begin select raise(abort, 'That a package was taken is never edited.'); end;
create trigger packages_are_kept before delete on packages
begin select raise(abort, 'That a package was taken is never deleted.'); end;
create trigger foreign_people_stay before update on foreign_people
begin select raise(abort, 'Of which desk a person is, is never edited.'); end;
create trigger foreign_people_are_kept before delete on foreign_people
begin select raise(abort, 'Of which desk a person is, is never deleted.'); end;
create trigger foreign_events_stay before update on foreign_events
begin select raise(abort, 'An event of another desk is never edited.'); end;
create trigger foreign_events_are_kept before delete on foreign_events
begin select raise(abort, 'An event of another desk is never deleted.'); end;
create trigger foreign_rows_stay before update on foreign_rows
begin select raise(abort, 'What a package said is never edited.'); end;
create trigger foreign_rows_are_kept before delete on foreign_rows
begin select raise(abort, 'What a package said is never deleted.'); end;
create trigger package_conflicts_end_once before update on package_conflicts
when old.decided is not null or new.decided is null or new.id is not old.id
  or new.package_id is not old.package_id or new.claim_id is not old.claim_id
  or new.relation is not old.relation or new.row_id is not old.row_id
  or new.theirs is not old.theirs
begin select raise(abort, 'What two desks differ about is decided once.'); end;
create trigger package_conflicts_are_kept before delete on package_conflicts
begin select raise(abort, 'What two desks differ about is decided, never deleted.'); end;
create trigger relations_stay before update on relations
when new.id is not old.id or new.kind is not old.kind
  or min(new.left_claim, new.right_claim) is not min(old.left_claim, old.right_claim)
  or max(new.left_claim, new.right_claim) is not max(old.left_claim, old.right_claim)
  or (old.state <> 'proposed' and new.state = old.state and (
    new.left_claim is not old.left_claim or new.reason_digest is not old.reason_digest
    or new.score is not old.score or new.rules is not old.rules
  ))
begin select raise(abort, 'A relation is never rewritten while the decision on it stands.'); end;
CREATE VIEW sealed_reviews as
select r.id, r.claim_id, r.layer, r.given_by
from reviews r
where r.needed > 1
  and r.needed > (
    select count(distinct g.given_by) from reviews g
    where g.claim_id = r.claim_id and g.layer = r.layer and g.round = r.round
      and g.rating is not null
      and not exists (
        select 1 from reviews s where s.supersedes = g.id and s.round = g.round
      )
  )
  and not exists (
    select 1 from verdicts v
    where v.claim_id = r.claim_id and v.layer = r.layer and v.rating is not null
      and not exists (select 1 from verdicts w where w.supersedes = v.id)
  );
create table backups (
    made_at text primary key,             -- UTC
    events integer not null,              -- how many events it holds
    place text not null                   -- the file, as it was called where it was made
) strict;
create index claims_waiting on claims (state, changed_at, number)
where merged_into is null and state in ('second_review', 'adjudication', 'ready');
create trigger anchors_stay before update on anchors
when (old.decision is null) = (new.decision is null)
  or new.id is not old.id or new.version_id is not old.version_id or new.kind is not old.kind
  or new.subject is not old.subject or new.claim_id is not old.claim_id
  or new.claim_revision is not old.claim_revision or new.outcome is not old.outcome
  or new.score is not old.score or new.places is not old.places
begin select raise(abort, 'What was found in a newer version is never rewritten while an answer stands.'); end;
