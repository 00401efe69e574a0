create table cases_counter (
  prefix  text not null,
  year    int not null,
  last    int not null,
  primary key (prefix, year)
);

create table cases_case (
  number             text primary key,
  programme          text not null,
  structure          text not null,
  person_id          bigint not null references people_person,
  cooperative        text,
  stage              text not null,
  exit_code          text,
  proposal           text,             -- what a decision table last proposed
  applied_on         date not null,
  project_name       text,
  project_text       text,
  referrer_name      text,
  referrer_organisation text,
  referrer_email     text,
  referrer_consent   boolean not null default false,
  advisor_id         bigint,           -- account that follows the case, once known
  carried_over_days  int not null default 0, -- days of test used in an earlier case
  version            int not null default 0
);
create index cases_case_person on cases_case (person_id);
create index cases_case_stage on cases_case (structure, stage);

-- The clock of a stage runs from first_day (a signature), not from the day it was entered.
create table cases_stage (
  case_number   text not null references cases_case,
  stage         text not null,
  entered_on    date not null,
  first_day     date,
  ends_early_on date,
  kept_until    date,
  left_on       date,
  primary key (case_number, stage)
);

-- No diagnosis is ever stored: the reason is a coded, broad one. The day of return is no longer a suspended day.
create table cases_suspension (
  case_number  text not null references cases_case,
  from_day     date not null,
  return_day   date,
  reason       text not null,
  primary key (case_number, from_day),
  check (return_day is null or return_day >= from_day)
);

-- What is known of a case, by the name that decision tables use; the latest answer prevails.
create table cases_fact (
  case_number  text not null references cases_case,
  name         text not null,
  value        text not null,
  kind         text not null check (kind in ('text', 'number', 'boolean', 'date')),
  primary key (case_number, name)
);

-- The time line and the audit trail of a case: who did what, when, with which answers. Never changed.
create table cases_event (
  id            bigint generated always as identity primary key,
  case_number   text not null references cases_case,
  at            timestamptz not null,
  on_day        date not null,
  kind          text not null,
  code          text not null,
  task_id       text unique,
  actor_id      bigint,
  actor_name    text not null,
  actor_role    text not null,
  details       jsonb not null default '{}'
);
create index cases_event_case on cases_event (case_number, id);
