-- What a report holds, under a name, to be run again. Ended, never deleted.
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
