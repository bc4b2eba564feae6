-- The states of a claim's whole way. Widening a check changes nothing that is stored, and a table
-- that many others refer to is not rebuilt for it (www.sqlite.org/lang_altertable.html, section 8).
pragma writable_schema = on;
update sqlite_schema
set sql = replace(sql, '''candidate'', ''triaged'', ''in_review'', ''ready'',
        ''dismissed''', '''candidate'', ''triaged'', ''assigned'',
        ''in_review'', ''second_review'', ''adjudication'', ''ready'', ''signed_off'', ''published'',
        ''corrected'', ''dismissed'', ''held'', ''killed''')
where type = 'table' and name = 'claims';
pragma writable_schema = reset;

alter table reviews add column needed integer check (needed >= 1); -- reviewers that its round needs; null for one
create index reviews_blind on reviews (claim_id, layer, round) where needed > 1;

-- Reviews that nobody but their reviewer may see: those of a round whose needed reviews are not in.
-- They are seen once the layer is decided, and a later round does not open them before it is.
create view sealed_reviews as
select r.id, r.claim_id, r.layer, r.given_by
from reviews r
where r.needed > 1
  and r.needed > (
    select count(distinct g.given_by) from reviews g
    where g.claim_id = r.claim_id and g.layer = r.layer and g.round = r.round
      and g.rating is not null
      and not exists (select 1 from reviews s where s.supersedes = g.id)
  )
  and not exists (
    select 1 from verdicts v
    where v.claim_id = r.claim_id and v.layer = r.layer and v.rating is not null
      and not exists (select 1 from verdicts w where w.supersedes = v.id)
  );

-- What a claim needs beyond what the desk asks of all. A null leaves it to the desk.
create table claim_needs (
    claim_id text primary key references claims (id) on delete restrict, -- which claim
    reviews integer check (reviews between 1 and 9), -- reviewers before a verdict stands
    legal integer check (legal in (0, 1)), -- whether a lawyer's word is needed to publish
    changed_by text not null references people (id) on delete restrict, -- who
    changed_at text not null              -- UTC
) strict;

-- Who is to work on a claim, and by when. Several may be.
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

-- Claims that wait for something outside, and where they go back to.
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

-- Somebody other than the checkers answers for the verdicts that stand.
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

-- Verdicts that went out. Append-only: a correction is a new line, and the old words stay readable.
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
