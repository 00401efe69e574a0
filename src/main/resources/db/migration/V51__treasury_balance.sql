-- On what the balance of a case is paid: the invoice of the holder, or the income statement that was made instead (T7).
create table treasury_balance (
  case_number text primary key references treasury_case,
  reference text not null,
  enterprise_number text,
  -- As the invoice has it; what is paid is what the treasury holds, and the two must agree.
  net_cents bigint check (net_cents > 0),
  vat_regime text check (vat_regime in ('normal', 'exempt', 'reverse-charge', 'not-applicable')),
  to_partner boolean not null,
  recorded_at timestamptz not null,
  by_account bigint,
  by_role text not null
);
