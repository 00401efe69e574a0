-- Clients are kept as a book: found again by their number, in their own language, merged when they turn out to be the same.
alter table sales_client
  add vat_number text,
  add iban text,
  add email text,
  add phone text,
  add contact text,
  add street text,
  add postal_code text,
  add city text,
  add country text not null default 'BE' check (country ~ '^[A-Z]{2}$'),
  add language text not null default 'fr' check (language in ('fr', 'nl', 'en')),
  -- Whatever was sold to this client belongs to that one now; the row stays because documents name it by its code.
  add merged_into bigint references sales_client check (merged_into <> id),
  add changed_at timestamptz;
create index on sales_client (merged_into) where merged_into is not null;
create index on sales_client (cooperative, enterprise_number);

-- Credit notes are numbered apart from invoices, each series without gaps.
alter table sales_counter add kind text not null default 'invoice' check (kind in ('invoice', 'credit-note'));
alter table sales_counter drop constraint sales_counter_pkey;
alter table sales_counter add primary key (cooperative, kind, year);

alter table sales_invoice
  -- The number under which the client ordered, and the quote that was accepted.
  add order_number text,
  add quote_id bigint references sales_quote,
  add credited_net_cents bigint not null default 0,
  add credited_vat_cents bigint not null default 0,
  add written_off_cents bigint not null default 0 check (written_off_cents >= 0),
  add reminder_level int not null default 0 check (reminder_level between 0 and 3),
  -- When the next reminder is due; null when there is none to come.
  add next_reminder_on date,
  add reminders_paused_at timestamptz,
  add reminders_paused_reason text,
  add check (credited_net_cents between 0 and net_cents and credited_vat_cents between 0 and vat_cents),
  -- Never more than the invoice: what a client pays beyond it is owed back to the client.
  add check (received_cents + written_off_cents + credited_net_cents + credited_vat_cents <= net_cents + vat_cents),
  add check (received_net_cents <= net_cents - credited_net_cents);
create index on sales_invoice (case_number);
create index on sales_invoice (client_id);
create index on sales_invoice (cooperative, issued_on);
create index on sales_invoice (next_reminder_on) where next_reminder_on is not null;

-- Exempt and reverse charge are no rates: they stand apart from 0 % on the document and in the VAT return.
alter table sales_invoice_line
  add description text not null default '',
  add quantity numeric(12, 3) not null default 1 check (quantity > 0),
  add unit text not null default '',
  add unit_cents bigint,
  add vat_category text;
update sales_invoice_line set unit_cents = net_cents, vat_category = vat_percent::text;
update sales_invoice_line l set description = i.reference from sales_invoice i where i.id = l.invoice_id;
alter table sales_invoice_line
  alter unit_cents set not null,
  alter vat_category set not null,
  add check (vat_category in ('21', '12', '6', '0', 'exempt', 'reverse-charge')),
  drop column vat_percent;

alter table sales_invoice_vat add vat_category text;
update sales_invoice_vat set vat_category = vat_percent::text;
alter table sales_invoice_vat drop constraint sales_invoice_vat_pkey;
alter table sales_invoice_vat
  alter vat_category set not null,
  drop column vat_percent,
  add check (vat_category in ('21', '12', '6', '0', 'exempt', 'reverse-charge')),
  add primary key (invoice_id, vat_category);

alter table sales_payment
  -- What the client paid beyond the invoice, owed back. All of it when the invoice was paid already.
  add excess_cents bigint not null default 0 check (excess_cents >= 0),
  -- Made from what the client had paid too much before, rather than from new money.
  add set_off boolean not null default false,
  -- The same form sent twice is the same payment.
  add idem_key text unique,
  drop constraint sales_payment_gross_cents_check,
  add check (gross_cents >= 0 and gross_cents + excess_cents > 0);
create index on sales_payment (received_on);

create table sales_credit_note (
  id bigint generated always as identity primary key,
  invoice_id bigint not null references sales_invoice,
  case_number text not null,
  cooperative text not null,
  year int not null,
  sequence int not null,
  issued_on date not null,
  net_cents bigint not null check (net_cents > 0),
  vat_cents bigint not null check (vat_cents >= 0),
  reason text not null,
  -- What the client had paid already and gets back.
  owed_back_cents bigint not null check (owed_back_cents >= 0),
  issued_at timestamptz not null,
  by_account bigint,
  by_role text not null,
  unique (cooperative, year, sequence)
);
create index on sales_credit_note (invoice_id);
create index on sales_credit_note (case_number);

create table sales_credit_note_line (
  credit_note_id bigint not null references sales_credit_note,
  line int not null,
  description text not null,
  quantity numeric(12, 3) not null check (quantity > 0),
  unit text not null,
  unit_cents bigint not null,
  net_cents bigint not null check (net_cents > 0),
  vat_category text not null check (vat_category in ('21', '12', '6', '0', 'exempt', 'reverse-charge')),
  primary key (credit_note_id, line)
);

create table sales_credit_note_vat (
  credit_note_id bigint not null references sales_credit_note,
  vat_category text not null check (vat_category in ('21', '12', '6', '0', 'exempt', 'reverse-charge')),
  net_cents bigint not null,
  vat_cents bigint not null,
  primary key (credit_note_id, vat_category)
);

-- What will never be paid. Taken back when the client pays after all.
create table sales_write_off (
  id bigint generated always as identity primary key,
  invoice_id bigint not null references sales_invoice,
  net_cents bigint not null check (net_cents >= 0),
  vat_cents bigint not null check (vat_cents >= 0),
  -- The state gives the VAT back only when the loss is proved; without proof the cooperative bears it.
  vat_reclaimed boolean not null,
  reason text not null,
  written_off_on date not null,
  recorded_at timestamptz not null,
  by_account bigint,
  by_role text not null,
  taken_back_at timestamptz,
  check (net_cents + vat_cents > 0)
);
create unique index on sales_write_off (invoice_id) where taken_back_at is null;

-- What a cooperative owes its clients: paid too much or credited after payment (+), refunded or set against an invoice (−).
create table sales_client_balance (
  id bigint generated always as identity primary key,
  client_id bigint not null references sales_client,
  cents bigint not null check (cents <> 0),
  kind text not null check (kind in ('overpaid', 'credited', 'refunded', 'set-off')),
  -- The case and, but for a refund, the invoice it comes from or went to.
  case_number text not null,
  invoice_id bigint references sales_invoice,
  happened_on date not null,
  recorded_at timestamptz not null,
  by_account bigint,
  by_role text not null,
  check ((cents > 0) = (kind in ('overpaid', 'credited')))
);
create index on sales_client_balance (client_id);

-- What is owed to clients never becomes what clients owe.
create function ledger.bound_payable_client() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.kind = 'payable-client' then new.max_cents := 0; end if;
  return new;
end $$;
create trigger account_payable_client before insert on ledger.account for each row execute function ledger.bound_payable_client();

-- A quote says the same things as the invoice it may become, and then waits for the client.
alter table sales_quote drop constraint sales_quote_status_check;
alter table sales_quote
  add check (status in ('TO_CHECK', 'OPEN', 'REFUSED', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'REVOKED')),
  -- Counted from the day it goes to the client.
  add valid_days int check (valid_days between 1 and 365),
  add valid_until date,
  add note text,
  add order_number text,
  -- How the client answered (link, paper, or what somebody of the office heard), and what proves it.
  add answered_by text check (answered_by in ('link', 'paper', 'staff')),
  add answered_name text,
  add answered_address text,
  add answered_text_sha256 text,
  add answer_reason text,
  add reminded_at timestamptz,
  add ended_at timestamptz,
  -- When there is something to do next: remind, or let it expire.
  add next_step_on date;
create index on sales_quote (case_number);
create index on sales_quote (next_step_on) where next_step_on is not null;

create table sales_quote_line (
  quote_id bigint not null references sales_quote,
  line int not null,
  description text not null,
  quantity numeric(12, 3) not null check (quantity > 0),
  unit text not null,
  unit_cents bigint not null,
  net_cents bigint not null check (net_cents > 0),
  vat_category text not null check (vat_category in ('21', '12', '6', '0', 'exempt', 'reverse-charge')),
  primary key (quote_id, line)
);
insert into sales_quote_line (quote_id, line, description, quantity, unit, unit_cents, net_cents, vat_category)
select id, 1, reference, 1, '', net_cents, net_cents, vat_percent::text from sales_quote;

create table sales_quote_vat (
  quote_id bigint not null references sales_quote,
  vat_category text not null check (vat_category in ('21', '12', '6', '0', 'exempt', 'reverse-charge')),
  net_cents bigint not null,
  vat_cents bigint not null,
  primary key (quote_id, vat_category)
);
insert into sales_quote_vat (quote_id, vat_category, net_cents, vat_cents)
select id, vat_percent::text, net_cents, vat_cents from sales_quote;
alter table sales_quote drop column vat_percent;
