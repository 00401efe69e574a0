-- Indexes the engine lacks by default; measured in docs/performance.md.
create index act_idx_job_duedate on act_ru_job (duedate_);
create index act_idx_variable_name_text on act_ru_variable (name_, text_);
create index act_idx_task_due_date on act_ru_task (due_date_);
create index act_idx_task_parent on act_ru_task (parent_task_id_);
create index act_idx_exec_business_key_case on act_ru_execution (business_key_) where business_key_ is not null;
