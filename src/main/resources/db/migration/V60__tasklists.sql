-- Text without accents or case, so that a search for «lea» finds Léa. Accents first: lower() knows only plain letters in some locales.
create function casefiles_plain(text) returns text language sql immutable parallel safe as $$
  select lower(regexp_replace(normalize($1, NFD), U&'[\0300-\036F]', '', 'g'))
$$;

-- What somebody has begun to write in a task. It stays until the task is done, on whatever device it was written.
create table tasklists_draft (
  case_number text not null,
  task_key    text not null,
  -- Which item of a checklist, such as a block of the canvas; empty for other tasks.
  part        text not null default '',
  account_id  bigint not null,
  author      text not null,
  fields      jsonb not null,
  changed_at  timestamptz not null,
  primary key (case_number, task_key, part, account_id)
);
