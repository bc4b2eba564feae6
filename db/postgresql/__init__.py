"""PostgreSQL as the second engine: the same SQL, the same record, a server instead of a file.

The rest of `db/` writes SQLite's SQL. Here it becomes PostgreSQL's: `dialect` rewrites the few
things that are worded differently, `functions/` gives the server functions of SQLite's names,
and `schema` makes tables and triggers of the same migrations. Nothing here is imported before
somebody names a server, so psycopg stays optional.
"""
