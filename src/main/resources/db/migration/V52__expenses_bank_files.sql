-- The file for the bank of a list of payments: taken by whom and when, so that nobody sends it twice without noticing.
alter table expenses_payment_list add column file_taken_at timestamptz;
alter table expenses_payment_list add column file_taken_by bigint;
alter table expenses_payment_list add column file_taken_by_name text;
