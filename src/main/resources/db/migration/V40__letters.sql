-- The register of letters, which is also the outbox: a row is written in the transaction of the step that calls for the letter.
create table letters_letter (
    id               bigint generated always as identity primary key,
    case_number      text        not null,
    programme        text        not null,
    key              text        not null,
    language         text        not null check (language in ('fr', 'nl', 'en')),
    recipient_kind   text        not null,
    recipient_name   text        not null,
    email            text,
    -- What the letter says, as it was when the letter was asked for: a letter made later, or again after a failure, says the same.
    facts            jsonb       not null,
    idempotency_key  text        not null unique,
    requested_by_id  bigint,
    requested_by     text        not null,
    requested_role   text        not null,
    requested_at     timestamptz not null,
    dated_on         date        not null,
    state            text        not null default 'requested' check (state in ('requested', 'made', 'sent', 'stuck')),
    -- When the press has something to do with it; null when it is finished or given up.
    due_at           timestamptz,
    attempts         integer     not null default 0,
    -- A code, never a text about a person: shown to administrators and logged.
    reason           text,
    title            text,
    sha256           text,
    made_at          timestamptz,
    -- Set and committed before the mail goes out. Without sent_at: it may have gone.
    sending_at       timestamptz,
    sent_at          timestamptz,
    check ((made_at is null) = (sha256 is null)),
    check (sent_at is null or made_at is not null)
);

create index letters_letter_case on letters_letter (case_number, id);
create index letters_letter_due on letters_letter (id) where due_at is not null;
create index letters_letter_stuck on letters_letter (id) where state = 'stuck';

-- What was made, apart from the register so that lists stay quick. The primary key is what makes a letter only once.
create table letters_pdf (
    letter_id bigint primary key references letters_letter on delete cascade,
    pdf       bytea not null
);

-- A PDF is compressed already.
alter table letters_pdf alter column pdf set storage external;

create function letters_pdf_is_frozen() returns trigger language plpgsql as $$
begin
    raise exception 'A letter that was made is never changed (letter %)', old.letter_id;
end $$;

create trigger letters_pdf_frozen before update on letters_pdf for each row execute function letters_pdf_is_frozen();
