-- Applications being written. A row is known by the fingerprint of its cookie alone; thirty days after the last change it is deleted.
create table portal_draft (
  fingerprint text primary key,
  fields      jsonb not null,
  started_at  timestamptz not null,
  changed_at  timestamptz not null,
  -- Once sent: the fields are emptied, the number is kept so that a second press of the button makes no second case.
  case_number text
);
create index portal_draft_age on portal_draft (changed_at);
