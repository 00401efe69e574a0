-- The private link of a quote: only the fingerprint of its token is kept.
create table sales_quote_link (
  fingerprint text primary key,
  quote_id bigint not null references sales_quote,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  first_opened_at timestamptz
);
create index on sales_quote_link (quote_id);

-- The scan of a quote that was answered on paper, among the documents of the case.
alter table sales_quote add answer_document bigint;

-- Quotes and invoices being written, word for word, right or wrong. An invoice that is ready waits for whoever issues it.
create table sales_draft (
  id bigint generated always as identity primary key,
  case_number text not null,
  kind text not null check (kind in ('quote', 'invoice')),
  fields jsonb not null,
  -- For lists: what could be made out of the fields.
  reference text not null default '',
  client_name text not null default '',
  gross_cents bigint,
  quote_id bigint references sales_quote,
  ready_at timestamptz,
  -- Why whoever issues invoices gave it back.
  returned_reason text,
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  by_account bigint,
  by_role text not null
);
create index on sales_draft (case_number);
create index on sales_draft (ready_at) where ready_at is not null;
