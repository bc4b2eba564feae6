-- Backups that were made, so that whoever looks after the desk sees when the last one was. Beside the
-- record, and noted after the copy is made: a backup knows of the ones before it, not of itself.
create table backups (
    made_at text primary key,             -- UTC
    events integer not null,              -- how many events it holds
    place text not null                   -- the file, as it was called where it was made
) strict;
