select pg_advisory_unlock(4711);
