-- A package of another desk that was taken here: one file, known by its digest.
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

-- People of other desks. They stand among the people, closed, and cannot sign in.
create table foreign_people (
    person_id text primary key references people (id) on delete restrict, -- who
    name text not null,                   -- as their desk knows them
    package_id text not null references packages (id) on delete restrict -- in which they first came
) strict;

-- The other desk's events, as it sealed them: never a part of the chain of this record.
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

-- What a package said of each thing, so that it is known later who changed what since.
create table foreign_rows (
    package_id text not null references packages (id) on delete restrict, -- which package
    relation text not null,               -- name of the table
    row_id text not null,                 -- its id
    content text not null,                -- SHA-256 of what two desks compare of it
    body text check (body is null or json_valid(body)), -- a verdict or publication of theirs
    primary key (relation, row_id, package_id)
) strict, without rowid;

-- Where two desks changed the same thing, until a person decides.
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
