-- What people said a stretch of a text is; the reading of the text follows it.
alter table documents add column block_kinds text; -- JSON list of [start, end, kind]; null: as read
