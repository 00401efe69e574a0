-- The ledger: double entry, append-only. Debits are positive, credits negative; what is held for a holder is a credit.
-- The application's role may read it and call ledger.post, no more (afterMigrate.sql).
create schema ledger;

create table ledger.account (
  code text primary key,
  kind text not null,
  cooperative text not null,
  case_number text,
  -- Bounds that no entry may cross; null where there is none: a treasury may be negative.
  min_cents bigint,
  max_cents bigint
);

create table ledger.entry (
  id bigint generated always as identity primary key,
  idem_key text not null unique,
  payload_hash text not null,
  kind text not null,
  -- The booking date, always in a month that was open (T6); document_on is the document's own date.
  occurred_on date not null,
  document_on date not null,
  recorded_at timestamptz not null,
  -- An account number and a role, never a name: entries cannot be erased.
  by_account bigint,
  by_role text not null,
  source text not null,
  reverses bigint unique references ledger.entry,
  -- Lines are accepted only in the transaction that made the entry.
  made_in xid8 not null default pg_current_xact_id()
);
create index on ledger.entry (occurred_on);

create table ledger.posting (
  entry bigint not null references ledger.entry,
  line int not null check (line > 0),
  account text not null references ledger.account,
  cents bigint not null check (cents <> 0),
  balance_after bigint not null,
  account_seq bigint not null check (account_seq > 0),
  primary key (entry, line),
  unique (account, account_seq)
);

-- A cache of the journal, which ledger.rebuild_balances() makes anew; its rows are what ledger.post locks.
create table ledger.balance (
  account text primary key references ledger.account,
  cents bigint not null,
  last_seq bigint not null
);

create function ledger.refuse_change() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'The ledger is append-only: % of %.% is refused. Correct by a reversing entry.',
    tg_op, tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger account_append_only before update or delete on ledger.account for each row execute function ledger.refuse_change();
create trigger entry_append_only before update or delete on ledger.entry for each row execute function ledger.refuse_change();
create trigger posting_append_only before update or delete on ledger.posting for each row execute function ledger.refuse_change();
create trigger account_no_truncate before truncate on ledger.account for each statement execute function ledger.refuse_change();
create trigger entry_no_truncate before truncate on ledger.entry for each statement execute function ledger.refuse_change();
create trigger posting_no_truncate before truncate on ledger.posting for each statement execute function ledger.refuse_change();
create trigger balance_no_truncate before truncate on ledger.balance for each statement execute function ledger.refuse_change();

create function ledger.refuse_late_line() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if not exists (select 1 from ledger.entry e where e.id = new.entry and e.made_in = pg_current_xact_id()) then
    raise exception 'Entry % is complete: lines are accepted only in the transaction that made it.', new.entry
      using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger posting_with_its_entry before insert on ledger.posting for each row execute function ledger.refuse_late_line();

-- At commit: two lines or more, sum zero, one cooperative, and a reversal mirrors what it reverses.
create function ledger.check_entry() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  checked bigint;
  reversed bigint;
begin
  if tg_table_name = 'entry' then checked := new.id; else checked := new.entry; end if;
  if (select count(*) < 2 or sum(p.cents) <> 0 or count(distinct a.cooperative) <> 1
        from ledger.posting p join ledger.account a on a.code = p.account where p.entry = checked) then
    raise exception 'Entry % is not balanced.', checked using errcode = 'check_violation';
  end if;
  select e.reverses into reversed from ledger.entry e where e.id = checked;
  if reversed is not null and exists (
      select account, sum(cents) from ledger.posting where entry in (checked, reversed) group by account having sum(cents) <> 0) then
    raise exception 'Entry % does not mirror entry %.', checked, reversed using errcode = 'check_violation';
  end if;
  return null;
end $$;

create constraint trigger entry_balanced after insert on ledger.entry
  deferrable initially deferred for each row execute function ledger.check_entry();
create constraint trigger posting_balanced after insert on ledger.posting
  deferrable initially deferred for each row execute function ledger.check_entry();

-- Books entries, all or none. Each: key, kind, occurredOn, documentOn, recordedAt, byAccount, byRole, source, reverses,
-- lines [{kind, cooperative, caseNumber, cents}]. A key already booked with the same payload (who and when apart) gives the old
-- entry back; with another payload it is an error. Keys first, then all accounts in one order: two calls cannot deadlock.
create function ledger.post(entries jsonb) returns bigint[]
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  item jsonb;
  line jsonb;
  hash text;
  old_hash text;
  made bigint;
  number int;
  account_code text;
  stands_at bigint;
  seq bigint;
  lowest bigint;
  highest bigint;
  ids bigint[] := '{}';
  fresh_ids bigint[] := '{}';
  fresh jsonb := '[]';
begin
  for item in select value from jsonb_array_elements(entries) with ordinality order by ordinality loop
    hash := encode(sha256(convert_to((item - 'recordedAt' - 'byAccount' - 'byRole')::text, 'UTF8')), 'hex');
    made := null;
    insert into ledger.entry (idem_key, payload_hash, kind, occurred_on, document_on, recorded_at, by_account, by_role, source, reverses)
    values (item->>'key', hash, item->>'kind', (item->>'occurredOn')::date, (item->>'documentOn')::date,
            (item->>'recordedAt')::timestamptz, (item->>'byAccount')::bigint, item->>'byRole', item->>'source',
            (item->>'reverses')::bigint)
    on conflict (idem_key) do nothing returning id into made;
    if made is null then
      select e.id, e.payload_hash into made, old_hash from ledger.entry e where e.idem_key = item->>'key';
      if old_hash is distinct from hash then
        raise exception 'The key % was booked with another content.', item->>'key' using errcode = 'unique_violation';
      end if;
    else
      fresh_ids := fresh_ids || made;
      fresh := fresh || jsonb_build_array(item->'lines');
    end if;
    ids := ids || made;
  end loop;
  if cardinality(fresh_ids) = 0 then return ids; end if;

  -- Bounds: a client never pays more than was invoiced, nobody is paid more than is owed.
  insert into ledger.account (code, kind, cooperative, case_number, min_cents, max_cents)
  select distinct concat_ws('/', l->>'cooperative', l->>'kind', l->>'caseNumber'), l->>'kind', l->>'cooperative', l->>'caseNumber',
         case when l->>'kind' in ('receivables', 'holder-receivables') then 0 end,
         case when l->>'kind' in ('pending-sales', 'payable-holder', 'payable-supplier') then 0 end
    from jsonb_array_elements(fresh) f, jsonb_array_elements(f) l order by 1
  on conflict do nothing;
  insert into ledger.balance (account, cents, last_seq)
  select distinct concat_ws('/', l->>'cooperative', l->>'kind', l->>'caseNumber'), 0, 0
    from jsonb_array_elements(fresh) f, jsonb_array_elements(f) l order by 1
  on conflict do nothing;
  perform 1 from ledger.balance b
    where b.account in (select concat_ws('/', l->>'cooperative', l->>'kind', l->>'caseNumber')
                          from jsonb_array_elements(fresh) f, jsonb_array_elements(f) l)
    order by b.account for update;

  for i in 1 .. cardinality(fresh_ids) loop
    number := 0;
    for line in select value from jsonb_array_elements(fresh->(i - 1)) with ordinality order by ordinality loop
      number := number + 1;
      account_code := concat_ws('/', line->>'cooperative', line->>'kind', line->>'caseNumber');
      update ledger.balance b set cents = b.cents + (line->>'cents')::bigint, last_seq = b.last_seq + 1
        where b.account = account_code returning b.cents, b.last_seq into stands_at, seq;
      select a.min_cents, a.max_cents into lowest, highest from ledger.account a where a.code = account_code;
      if stands_at < lowest or stands_at > highest then
        raise exception 'The account % may not stand at %.', account_code, stands_at using errcode = 'check_violation';
      end if;
      insert into ledger.posting (entry, line, account, cents, balance_after, account_seq)
      values (fresh_ids[i], number, account_code, (line->>'cents')::bigint, stands_at, seq);
    end loop;
  end loop;
  return ids;
end $$;

-- For the owner, should the cache ever be doubted.
create function ledger.rebuild_balances() returns void language sql set search_path = pg_catalog as $$
  lock table ledger.balance in exclusive mode;
  delete from ledger.balance;
  insert into ledger.balance (account, cents, last_seq)
  select a.code, coalesce(sum(p.cents), 0), coalesce(max(p.account_seq), 0)
    from ledger.account a left join ledger.posting p on p.account = a.code group by a.code;
$$;

revoke execute on all functions in schema ledger from public;

-- The months of the cases. The cooperative's row is locked while a treasury is opened or a month is marked.
create table treasury_cooperative (
  code text primary key
);

create table treasury_cooperative_month (
  cooperative text not null references treasury_cooperative,
  month date not null check (extract(day from month) = 1),
  -- closing: nothing is booked in it any more, some cases may still be open; closed: done.
  status text not null check (status in ('closing', 'closed')),
  marked_at timestamptz not null,
  closed_at timestamptz,
  by_account bigint,
  by_role text not null,
  primary key (cooperative, month)
);

create table treasury_case (
  case_number text primary key,
  cooperative text not null references treasury_cooperative,
  first_day date not null,
  opened_at timestamptz not null,
  -- From then on what comes in is paid out at the close of its month (T7).
  settled_at timestamptz
);
create index on treasury_case (cooperative);

-- One row per closed month of a case; the amounts are read from the ledger, the rate is kept because rules change (T8).
-- A settled case in which nothing moved has no row.
create table treasury_month (
  case_number text not null references treasury_case,
  month date not null check (extract(day from month) = 1),
  contribution_rate numeric not null,
  closed_at timestamptz not null,
  primary key (case_number, month)
);
