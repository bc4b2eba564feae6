-- Whom a claim is about was asked for an answer. Taken back only where it was written down wrongly.
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

-- What came of asking. Append-only: a further answer is a further row.
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

-- That nobody need ask a person or body that a claim is about, and why. Append-only.
create table reply_waivers (
    id text primary key,                  -- rpw_…
    claim_id text not null references claims (id) on delete restrict, -- about which claim
    party text not null check (party <> ''), -- the person or body
    because_digest text not null references texts on delete restrict, -- why
    said_by text not null references people (id) on delete restrict, -- who
    said_at text not null                 -- UTC
) strict;
create index reply_waivers_by_claim on reply_waivers (claim_id);

-- Who may see evidence that is on background or off the record, beside whoever linked it.
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

-- Confidential evidence that an editor lets out.
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
