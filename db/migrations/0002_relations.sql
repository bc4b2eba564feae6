-- How one claim bears on another: proposed by a rule, decided by a person.
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
-- A pair is proposed once in a kind, whichever claim stands left: what was rejected stays rejected.
create unique index relations_once
on relations (min(left_claim, right_claim), max(left_claim, right_claim), kind);
create index relations_by_right on relations (right_claim);

-- A limit on how far a claim reaches, added by a person.
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

create trigger relations_stay before update on relations
when new.id is not old.id
  or new.left_claim is not old.left_claim or new.right_claim is not old.right_claim
  or new.kind is not old.kind
  or (old.state <> 'proposed' and (
    new.state = 'proposed' or new.reason_digest is not old.reason_digest
    or new.score is not old.score or new.rules is not old.rules
  ))
begin select raise(abort, 'A relation is never rewritten once a person has decided on it.'); end;
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
