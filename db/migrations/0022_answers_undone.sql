-- An answer about words in a newer version can be undone: the place is then as it was found, and open.
-- While an answer stands nothing of it is rewritten; where the place was is kept with the event.
drop trigger anchors_stay;
create trigger anchors_stay before update on anchors
when (old.decision is null) = (new.decision is null)
  or new.id is not old.id or new.version_id is not old.version_id or new.kind is not old.kind
  or new.subject is not old.subject or new.claim_id is not old.claim_id
  or new.claim_revision is not old.claim_revision or new.outcome is not old.outcome
  or new.score is not old.score or new.places is not old.places
begin select raise(abort, 'What was found in a newer version is never rewritten while an answer stands.'); end;
