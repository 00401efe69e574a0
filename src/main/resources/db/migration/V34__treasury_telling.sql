-- When the processes of the case could not hear of it: it is told after the others at the next try.
alter table treasury_month add tell_failed_at timestamptz;
