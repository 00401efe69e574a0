-- The engine refuses to start on a database whose history was kept at another level (2 is audit, docs/decisions/0002). What was kept
-- before stays until its time is over.
update act_ge_property set value_ = '2' where name_ = 'historyLevel';
