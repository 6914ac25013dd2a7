"""Run by Alembic inside the connection and the transaction that `storage.upgrade` hands it."""

from alembic import context

from storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    # SQLite cannot change most things in place: a change to a column rebuilds its table.
    render_as_batch=True,
)
context.run_migrations()
