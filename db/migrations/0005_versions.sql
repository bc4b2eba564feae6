-- Which document is the next version of which. A line: each has one next and one before at most.
create table document_versions (
    id text primary key,                  -- ver_…
    document_id text not null unique references documents (id) on delete restrict, -- the newer one
    earlier_id text not null unique references documents (id) on delete restrict,  -- the one it follows
    basis text not null check (basis in ('person', 'address')), -- a person said so, or one address
    added_by text not null references people on delete restrict, -- who took it in, or said so
    added_at text not null,               -- UTC
    check (document_id <> earlier_id)
) strict;

-- What became of each quoted place in a newer version. The place in the earlier one stays as it is.
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

-- That a verdict still holds although what it rests on changed. Append-only.
create table verdict_holds (
    id text primary key,                  -- hld_…
    verdict_id text not null references verdicts (id) on delete restrict, -- which verdict
    causes text not null check (json_valid(causes)), -- anchors and evidence that were looked at
    because text not null references texts on delete restrict, -- digest of why
    said_by text not null references people on delete restrict, -- who
    said_at text not null                 -- UTC
) strict;
create index verdict_holds_by_verdict on verdict_holds (verdict_id);

-- Why verdicts that stand should be looked at again, one line a cause.
create view stale_verdicts as
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
create trigger anchors_stay before update on anchors
when old.decision is not null or new.decision is null
  or new.id is not old.id or new.version_id is not old.version_id or new.kind is not old.kind
  or new.subject is not old.subject or new.claim_id is not old.claim_id
  or new.claim_revision is not old.claim_revision or new.outcome is not old.outcome
  or new.score is not old.score or new.places is not old.places
begin select raise(abort, 'What was found in a newer version is decided once, never rewritten.'); end;
create trigger anchors_are_kept before delete on anchors
begin select raise(abort, 'What was found in a newer version is never deleted.'); end;
create trigger verdict_holds_stay before update on verdict_holds
begin select raise(abort, 'A word on a verdict is never edited; give a new review.'); end;
create trigger verdict_holds_are_kept before delete on verdict_holds
begin select raise(abort, 'A word on a verdict is never deleted.'); end;
