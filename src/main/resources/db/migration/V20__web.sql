-- What happens too often: failed sign-ins and applications, by a keyed mark of the account or address. A day, then deleted.
create table web_attempt (
  kind         text not null,
  mark         text not null,
  attempted_at timestamptz not null
);
create index web_attempt_by_mark on web_attempt (kind, mark, attempted_at);
create index web_attempt_by_age on web_attempt (attempted_at);

-- The key of the marks, one for each office. Two random UUIDs carry 244 random bits.
create table web_secret (
  one   boolean primary key default true check (one),
  value bytea not null
);
insert into web_secret (value) values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
