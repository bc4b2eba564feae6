-- What waits for a second review, to be settled, or for sign-off is asked by every inbox, and is few
-- among many. The index holds these states alone, so that lists of claims have no second way to go.
create index claims_waiting on claims (state, changed_at, number)
where merged_into is null and state in ('second_review', 'adjudication', 'ready');
