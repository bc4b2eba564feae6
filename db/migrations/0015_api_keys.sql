-- Keys by which other programs read what the desk hands out. Ended, never deleted.
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

-- When each key was used last, to within minutes. Beside the record.
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
