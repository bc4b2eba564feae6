-- A decision about two claims can be undone, and people set two claims beside each other by hand.
-- While a decision stands, what the pair says stands with it. With a decision, or its undoing, the
-- two may change sides and get other words; what was before is kept with the event that changed it.
drop trigger relations_stay;
create trigger relations_stay before update on relations
when new.id is not old.id or new.kind is not old.kind
  or min(new.left_claim, new.right_claim) is not min(old.left_claim, old.right_claim)
  or max(new.left_claim, new.right_claim) is not max(old.left_claim, old.right_claim)
  or (old.state <> 'proposed' and new.state = old.state and (
    new.left_claim is not old.left_claim or new.reason_digest is not old.reason_digest
    or new.score is not old.score or new.rules is not old.rules
  ))
begin select raise(abort, 'A relation is never rewritten while the decision on it stands.'); end;

-- Reviews not to be seen by others yet. A round that was complete stays open: that its reviewers
-- judge anew in a later one, or take theirs back there, takes nothing from how many were in.
drop view sealed_reviews;
create view sealed_reviews as
select r.id, r.claim_id, r.layer, r.given_by
from reviews r
where r.needed > 1
  and r.needed > (
    select count(distinct g.given_by) from reviews g
    where g.claim_id = r.claim_id and g.layer = r.layer and g.round = r.round
      and g.rating is not null
      and not exists (
        select 1 from reviews s where s.supersedes = g.id and s.round = g.round
      )
  )
  and not exists (
    select 1 from verdicts v
    where v.claim_id = r.claim_id and v.layer = r.layer and v.rating is not null
      and not exists (select 1 from verdicts w where w.supersedes = v.id)
  );
