-- A month of a cooperative is closed some cases at a time, in the order of their numbers, then their processes are told.
alter table treasury_cooperative_month
  add cases int not null default 0,
  add cases_closed int not null default 0,
  add closed_up_to text not null default '';

-- Null until the processes of the case have heard of it.
alter table treasury_month add told_at timestamptz;
update treasury_month set told_at = closed_at;
create index on treasury_month (month, case_number) where told_at is null;

update treasury_cooperative_month m
   set cases = n.cases, cases_closed = n.cases
  from (select r.cooperative, r.month, count(*) as cases
          from treasury_cooperative_month r join treasury_case c
            on c.cooperative = r.cooperative and c.first_day < r.month + interval '1 month'
         group by 1, 2) n
 where n.cooperative = m.cooperative and n.month = m.month and m.status = 'closed';

create index on treasury_case (cooperative, case_number);
drop index treasury_case_cooperative_idx;

-- The same promises as before, kept for all entries of a call together: the statements of a call do not depend on how many entries it
-- has, and an account that all of them touch is written once. Keys first, then all accounts in one order: two calls cannot deadlock.
-- Rows are always come by through their keys, whatever the statistics of a table that has just begun to grow may say.
create or replace function ledger.post(entries jsonb) returns bigint[]
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  fresh text[];
  ids bigint[];
  wrong text;
  line_entry bigint[];
  line_number int[];
  line_account text[];
  line_cents bigint[];
  beyond text;
  stands bigint;
begin
  with made as (
    insert into ledger.entry (idem_key, payload_hash, kind, occurred_on, document_on, recorded_at, by_account, by_role, source, reverses)
    select item->>'key', encode(sha256(convert_to((item - 'recordedAt' - 'byAccount' - 'byRole')::text, 'UTF8')), 'hex'),
           item->>'kind', (item->>'occurredOn')::date, (item->>'documentOn')::date, (item->>'recordedAt')::timestamptz,
           (item->>'byAccount')::bigint, item->>'byRole', item->>'source', (item->>'reverses')::bigint
      from jsonb_array_elements(entries) with ordinality as given (item, n) order by n
    on conflict (idem_key) do nothing returning idem_key)
  select coalesce(array_agg(idem_key), '{}') into fresh from made;

  select array_agg(e.id order by n),
         min(e.idem_key) filter (where e.payload_hash
           <> encode(sha256(convert_to((item - 'recordedAt' - 'byAccount' - 'byRole')::text, 'UTF8')), 'hex'))
    into ids, wrong
    from jsonb_array_elements(entries) with ordinality as given (item, n) join ledger.entry e on e.idem_key = item->>'key';
  if wrong is not null then
    raise exception 'The key % was booked with another content.', wrong using errcode = 'unique_violation';
  end if;
  if cardinality(fresh) = 0 then return ids; end if;

  -- The lines of the new entries in the order in which they are booked; of an entry given twice, once.
  select array_agg(e.id order by first.n, l.n), array_agg(l.n::int order by first.n, l.n),
         array_agg(concat_ws('/', l.value->>'cooperative', l.value->>'kind', l.value->>'caseNumber') order by first.n, l.n),
         array_agg((l.value->>'cents')::bigint order by first.n, l.n)
    into line_entry, line_number, line_account, line_cents
    from (select distinct on (item->>'key') item, n from jsonb_array_elements(entries) with ordinality as given (item, n)
           order by item->>'key', n) as first
    join unnest(fresh) as f (key) on f.key = item->>'key'
    join ledger.entry e on e.idem_key = f.key
    cross join jsonb_array_elements(item->'lines') with ordinality as l (value, n);

  -- Bounds: a client never pays more than was invoiced, nobody is paid more than is owed.
  insert into ledger.account (code, kind, cooperative, case_number, min_cents, max_cents)
  select code, kind, cooperative, case_number,
         case when kind in ('receivables', 'holder-receivables') then 0 end,
         case when kind in ('pending-sales', 'payable-holder', 'payable-supplier') then 0 end
    from (select distinct concat_ws('/', l->>'cooperative', l->>'kind', l->>'caseNumber') as code, l->>'kind' as kind,
                 l->>'cooperative' as cooperative, l->>'caseNumber' as case_number
            from jsonb_array_elements(entries) as item, jsonb_array_elements(item->'lines') as l) as named
   where not exists (select 1 from ledger.account a where a.code = named.code) order by code
  on conflict do nothing;
  insert into ledger.balance (account, cents, last_seq)
  select account, 0, 0 from (select distinct unnest(line_account) as account) as named
   where not exists (select 1 from ledger.balance b where b.account = named.account) order by account
  on conflict do nothing;
  perform 1 from ledger.balance b where b.account = any (line_account) order by b.account for update;

  with booked as (
    select l.entry, l.number, l.account, l.cents, l.n, (b.cents + sum(l.cents) over of_account)::bigint as stands_at,
           b.last_seq + row_number() over of_account as seq
      from unnest(line_entry, line_number, line_account, line_cents) with ordinality as l (entry, number, account, cents, n)
      join ledger.balance b on b.account = l.account
    window of_account as (partition by l.account order by l.n rows unbounded preceding)
  ), posted as (
    insert into ledger.posting (entry, line, account, cents, balance_after, account_seq)
    select entry, number, account, cents, stands_at, seq from booked order by n returning account, balance_after)
  select p.account, p.balance_after into beyond, stands
    from posted p join ledger.account a on a.code = p.account
   where p.balance_after < a.min_cents or p.balance_after > a.max_cents limit 1;
  if beyond is not null then
    raise exception 'The account % may not stand at %.', beyond, stands using errcode = 'check_violation';
  end if;

  update ledger.balance b set cents = b.cents + moved.cents, last_seq = b.last_seq + moved.lines
    from (select account, sum(cents)::bigint as cents, count(*) as lines
            from unnest(line_account, line_cents) as l (account, cents) group by account) as moved
   where b.account = moved.account;
  return ids;
end $$;
