-- Words that people sort claims and documents by. Renamed or folded into another; never deleted.
create table tags (
    id text primary key,                  -- tag_…
    name text not null,                   -- as it is shown
    plain text not null,                  -- the name folded, by which it is found again
    merged_into text references tags (id) on delete restrict, -- the tag that took its place
    made_by text not null references people (id) on delete restrict, -- who used it first
    made_at text not null                 -- UTC
) strict;
create unique index tags_once on tags (plain) where merged_into is null;

-- What carries a tag. Taking it off ends the row; putting it on again begins another.
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

-- Filters and orders of the list of claims under a name.
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

-- Who has a claim open, for two minutes. Beside the record: it says nothing of what they do.
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
