"""What can be wrong with a database or a backup, each told in one line to the person in charge."""


class StorageFault(Exception):  # noqa: N818 - it is caught, and told, under this name
    """An expected trouble with the database; its message is one sentence for a person."""


class DatabaseNewer(StorageFault):
    """The database was written by a newer version of the bot."""


class DatabaseUnusable(StorageFault):
    """The database cannot be opened, or is not one of ours."""


class DatabaseTaken(StorageFault):
    """Another process works on this SQLite file, and only one can."""


class BackupRefused(StorageFault):
    """A backup was not written, or not restored; what was there before is untouched."""
