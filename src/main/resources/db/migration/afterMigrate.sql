-- The application's role: all of the public schema, and of the ledger only reading and its one function.
do $$
begin
  if exists (select 1 from pg_roles where rolname = 'passerelle_app') then
    grant usage on schema public to passerelle_app;
    grant select, insert, update, delete on all tables in schema public to passerelle_app;
    grant usage, select on all sequences in schema public to passerelle_app;
    if exists (select 1 from pg_namespace where nspname = 'ledger') then
      grant usage on schema ledger to passerelle_app;
      grant select on all tables in schema ledger to passerelle_app;
      grant execute on function ledger.post(jsonb) to passerelle_app;
    end if;
  end if;
end $$;
