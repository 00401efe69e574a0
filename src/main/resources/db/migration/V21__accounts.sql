-- Associations and cooperatives by the code that programmes use for them.
create table accounts_structure (
  code text primary key,
  name text not null
);

create table accounts_account (
  id            bigint generated always as identity primary key,
  email         text not null unique check (email = lower(email)),
  name          text not null,
  -- Null until the person has chosen one, and for the people of the demo.
  password_hash text,
  language      text not null check (language in ('fr', 'nl', 'en')),
  active        boolean not null default true,
  -- Set for project holders: the person whose case they may see.
  person_id     bigint,
  demo          boolean not null default false,
  created_at    timestamptz not null
);
create index accounts_account_person on accounts_account (person_id);

create table accounts_role (
  account_id bigint not null references accounts_account,
  -- Null means every structure, those to come included: the first administrator comes before any structure.
  structure  text references accounts_structure,
  role       text not null check (role in ('ProjectHolder', 'Advisor', 'Coordinator', 'Accountant', 'Administrator')),
  unique nulls not distinct (account_id, structure, role)
);

-- Links that let somebody choose a password, once. Only the fingerprint of the token is stored.
create table accounts_link (
  fingerprint text primary key,
  -- Null: the link that creates the first administrator.
  account_id  bigint references accounts_account,
  expires_at  timestamptz not null,
  used_at     timestamptz
);

-- Who changed whose rights, and when.
create table accounts_change (
  id         bigint generated always as identity primary key,
  account_id bigint not null references accounts_account,
  what       text not null,
  by_account bigint references accounts_account,
  by_name    text not null,
  by_role    text not null,
  changed_at timestamptz not null
);
create index accounts_change_account on accounts_change (account_id);

-- Sessions, shared by all machines: the tables that Spring Session JDBC 3 asks for, under our prefix.
create table accounts_session (
  primary_id            char(36) not null primary key,
  session_id            char(36) not null unique,
  creation_time         bigint not null,
  last_access_time      bigint not null,
  max_inactive_interval int not null,
  expiry_time           bigint not null,
  principal_name        varchar(100)
);
create index accounts_session_expiry on accounts_session (expiry_time);
create index accounts_session_principal on accounts_session (principal_name);

create table accounts_session_attributes (
  session_primary_id char(36) not null references accounts_session (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea not null,
  primary key (session_primary_id, attribute_name)
);
