-- Documents and copies of sources whose words an administrator took out of the record.
create table withdrawals (
    id text primary key,                  -- wdr_…
    document_id text unique references documents (id) on delete restrict, -- which document …
    snapshot_id text unique references source_snapshots (id) on delete restrict, -- … or which copy
    because_digest text not null references texts on delete restrict, -- why
    withdrawn_by text not null references people (id) on delete restrict, -- who
    withdrawn_at text not null,           -- UTC
    check ((document_id is null) <> (snapshot_id is null))
) strict;

-- Every stored wording, or what is to be read in its place where it was withdrawn.
create view wordings as
select t.digest,
       coalesce(t.body, '[withdrawn on ' || substr(w.withdrawn_at, 1, 10) || ': ' || b.body || ']')
         as body
from texts t
left join withdrawals w on t.body is null and w.id = t.purged_because
left join texts b on b.digest = w.because_digest;

create trigger withdrawals_stay before update on withdrawals
begin select raise(abort, 'That something was withdrawn is never edited.'); end;
create trigger withdrawals_are_kept before delete on withdrawals
begin select raise(abort, 'That something was withdrawn is never deleted.'); end;

-- Words and bytes go by a withdrawal only, and only once.
create trigger texts_go_by_withdrawal before update on texts
when new.body is null and (old.body is null
  or not exists (select 1 from withdrawals w where w.id = new.purged_because))
begin select raise(abort, 'Words are never purged but by withdrawing what they stand in.'); end;
create trigger originals_go_by_withdrawal before update on originals
when new.body is null and (old.body is null
  or not exists (select 1 from withdrawals w where w.id = new.purged_because))
begin select raise(abort, 'Bytes are never purged but by withdrawing what they are of.'); end;
