-- At most one row, written when the demo's office is filled: a database without it holds a filling that was interrupted.
create table scenarios_demo (
  only_row      boolean primary key default true check (only_row),
  filled_at     timestamptz not null,
  -- How far the demo's clock runs ahead of the machine's; kept so that a new start does not throw it back.
  ahead_seconds bigint not null default 0 check (ahead_seconds >= 0)
);
