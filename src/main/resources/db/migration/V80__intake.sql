-- People met before any application. A contact that becomes an application keeps the number of its case; any other is deleted when its
-- time is over, and nobody needs to think of it.
create table intake_contact (
  id          bigint generated always as identity primary key,
  programme   text not null,
  structure   text not null,
  first_name  text not null,
  last_name   text,
  language    text not null check (language in ('fr', 'nl', 'en')),
  email       text,
  phone       text,
  met_how     text,
  met_on      date not null,
  idea        text,
  note        text,
  next_on     date,             -- when somebody will be in touch again
  noted_by_id bigint,
  noted_by    text not null,
  changed_on  date not null,    -- the time it is kept counts from here
  case_number text
);
create index intake_contact_open on intake_contact (structure, next_on) where case_number is null;

-- Applications that staff are typing in for somebody. Once sent the fields are emptied and the number is kept, so that a second press
-- of the button makes no second case; thirty days after the last change the row is deleted.
create table intake_draft (
  id          bigint generated always as identity primary key,
  account_id  bigint not null,
  programme   text not null,
  contact_id  bigint references intake_contact on delete set null,
  fields      jsonb not null,
  changed_at  timestamptz not null,
  case_number text
);
create index intake_draft_account on intake_draft (account_id);
