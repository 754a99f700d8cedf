-- PostgreSQL's "if not exists" fails if two instances create a table at the same time
select pg_advisory_lock(4711);
