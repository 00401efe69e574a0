create table sales_client (
  id bigint generated always as identity primary key,
  cooperative text not null,
  code text not null,
  name text not null,
  enterprise_number text,
  created_at timestamptz not null,
  unique (cooperative, code)
);

-- Invoice numbers have no gaps: the row stays locked until the invoice is committed, which a sequence would not do.
create table sales_counter (
  cooperative text not null,
  year int not null,
  last_number int not null check (last_number > 0),
  primary key (cooperative, year)
);

create table sales_invoice (
  id bigint generated always as identity primary key,
  case_number text not null,
  cooperative text not null,
  client_id bigint not null references sales_client,
  reference text not null,
  year int not null,
  sequence int not null,
  payment_reference text not null,
  issued_on date not null,
  due_on date not null,
  net_cents bigint not null check (net_cents > 0),
  vat_cents bigint not null check (vat_cents >= 0),
  -- What the client has paid, and the share of it that went to the treasury (T1).
  received_cents bigint not null default 0 check (received_cents between 0 and net_cents + vat_cents),
  received_net_cents bigint not null default 0 check (received_net_cents between 0 and net_cents),
  issued_at timestamptz not null,
  by_account bigint,
  by_role text not null,
  unique (case_number, reference),
  unique (cooperative, year, sequence),
  unique (cooperative, payment_reference)
);

create table sales_invoice_line (
  invoice_id bigint not null references sales_invoice,
  line int not null,
  net_cents bigint not null check (net_cents > 0),
  vat_percent int not null,
  primary key (invoice_id, line)
);

-- VAT is rounded once per invoice and rate, not per line (T1).
create table sales_invoice_vat (
  invoice_id bigint not null references sales_invoice,
  vat_percent int not null,
  net_cents bigint not null,
  vat_cents bigint not null,
  primary key (invoice_id, vat_percent)
);

create table sales_payment (
  id bigint generated always as identity primary key,
  invoice_id bigint not null references sales_invoice,
  gross_cents bigint not null check (gross_cents > 0),
  net_cents bigint not null check (net_cents >= 0),
  received_on date not null,
  recorded_at timestamptz not null,
  by_account bigint,
  by_role text not null
);
create index on sales_payment (invoice_id);

create table sales_quote (
  id bigint generated always as identity primary key,
  case_number text not null,
  cooperative text not null,
  client_id bigint not null references sales_client,
  reference text not null,
  net_cents bigint not null check (net_cents > 0),
  vat_percent int not null,
  vat_cents bigint not null check (vat_cents >= 0),
  must_be_checked boolean not null,
  status text not null check (status in ('TO_CHECK', 'OPEN', 'REFUSED', 'ACCEPTED')),
  reason text,
  submitted_at timestamptz not null,
  by_account bigint,
  by_role text not null,
  decided_at timestamptz,
  decided_by_account bigint,
  decided_by_role text,
  accepted_at timestamptz,
  -- Whoever recorded the client's yes.
  accepted_by_account bigint,
  accepted_by_role text,
  unique (case_number, reference)
);
