-- What rows of the record were before an event changed them. Each is proven by the ledger: rolled
-- back, the row has the digest that the event before sealed.
create table former_rows (
    relation text not null,               -- name of the table
    row_id text not null,                 -- the row's id there
    seq integer not null references events on delete restrict, -- the event that changed it
    was text not null check (json_valid(was)), -- the columns it changed, as they were before
    primary key (relation, row_id, seq)
) strict, without rowid;
create index former_rows_by_event on former_rows (seq);

-- What ends once and is otherwise never edited was, before its end, the same without an end.
insert into former_rows (relation, row_id, seq, was)
select 'evidence', e.id, max(c.seq),
       '{"retracted_at":null,"retracted_because":null,"retracted_by":null}'
from evidence e
join changes c on c.relation = 'evidence' and c.row_id = e.id
where e.retracted_at is not null
group by e.id
having count(*) = 2;
insert into former_rows (relation, row_id, seq, was)
select 'caveats', v.id, max(c.seq),
       '{"resolved_at":null,"resolved_because":null,"resolved_by":null}'
from caveats v
join changes c on c.relation = 'caveats' and c.row_id = v.id
where v.resolved_at is not null
group by v.id
having count(*) = 2;
insert into former_rows (relation, row_id, seq, was)
select 'shared_origins', o.id, max(c.seq),
       '{"undone_at":null,"undone_because":null,"undone_by":null}'
from shared_origins o
join changes c on c.relation = 'shared_origins' and c.row_id = o.id
where o.undone_at is not null
group by o.id
having count(*) = 2;

create trigger former_rows_stay before update on former_rows
begin select raise(abort, 'What a row was before is never edited.'); end;
create trigger former_rows_are_kept before delete on former_rows
begin select raise(abort, 'What a row was before is never deleted.'); end;
