-- A person may apply, leave and come back: one person, several cases.
create table people_person (
  id            bigint generated always as identity primary key,
  first_name    text not null,
  last_name     text not null,
  birth_date    date not null,
  language      text not null check (language in ('fr', 'nl', 'en')),
  email         text,
  phone         text,
  street        text,
  postal_code   text,
  city          text,
  iban          text,
  created_at    timestamptz not null
);
create index people_person_name on people_person (lower(last_name), lower(first_name));
create index people_person_email on people_person (lower(email));
