-- What a person may do once accounts are on. Without a row, nothing.
create table roles (
    person_id text primary key references people (id) on delete restrict, -- who
    role text not null check (role in ('reader', 'checker', 'editor', 'administrator')), -- what for
    changed_at text not null              -- UTC
) strict;
create trigger roles_are_kept before delete on roles
begin select raise(abort, 'A role is changed, never deleted; close the person.'); end;

-- How a person proves who they are. Not part of the record: no report or check rests on it.
create table credentials (
    person_id text primary key references people (id) on delete restrict, -- whose
    secret text not null,                 -- argon2id hash of the password, with its salt and cost
    changed_at text not null              -- UTC
) strict;

-- Where people are signed in. A row is deleted when it ends; the cookie holds what it is made of.
create table sessions (
    token_digest text primary key,        -- SHA-256 of the token in the cookie
    person_id text not null references people (id) on delete restrict, -- who
    made_at text not null,                -- UTC
    seen_at text not null                 -- UTC, to within some minutes
) strict;
create index sessions_by_person on sessions (person_id);

-- Links and codes by which somebody may set a password, once.
create table passes (
    code_digest text primary key,         -- SHA-256 of the code
    purpose text not null check (purpose in ('first', 'invitation', 'reset')), -- what for
    person_id text references people (id) on delete restrict, -- whose password; null for the first
    made_at text not null,                -- UTC
    expires_at text not null,             -- UTC
    used_at text,                         -- UTC; null while it is good
    check ((person_id is null) = (purpose = 'first'))
) strict;

-- Wrong passwords, counted by name and by address, to slow down guessing.
create table failures (
    subject text primary key,             -- digest of a name or of an address
    count integer not null,               -- wrong ones in a row
    wait_until text not null              -- UTC; nothing is tried before
) strict;
