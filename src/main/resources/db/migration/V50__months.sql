-- The close of a month of a cooperative as people do it; what it books is in the treasury.
create table months_file (
  cooperative text not null,
  month       date not null check (extract(day from month) = 1),
  structure   text not null,
  begun_at    timestamptz not null,
  primary key (cooperative, month)
);

-- Steps of the checklist that somebody called done. What was found then stands beside it: when there is more, the step is open again.
create table months_step (
  cooperative text not null,
  month       date not null,
  step        text not null,
  found       int not null,
  note        text,
  done_at     timestamptz not null,
  by_account  bigint,
  by_name     text not null,
  primary key (cooperative, month, step),
  foreign key (cooperative, month) references months_file
);

-- Who did what. Never changed. The seal changes with any amount of the month (MonthSeal).
create table months_event (
  id          bigint generated always as identity primary key,
  cooperative text not null,
  month       date not null,
  at          timestamptz not null,
  kind        text not null check (kind in ('begun', 'prepared', 'sent-back', 'approved', 'paid')),
  by_account  bigint,
  by_name     text not null,
  by_role     text not null,
  note        text,
  seal        text,
  foreign key (cooperative, month) references months_file
);
create index months_event_file on months_event (cooperative, month, id);
