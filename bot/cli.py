"""The command line: what it takes and says."""

# ruff: noqa: PLC0415 - a heavy module waits until a command needs it, so that help comes at once

import sys
from collections.abc import Coroutine, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.config import Config

_EXPECTED_FAULT = 2
_LATER_PERHAPS = 75

_group = partial(
    typer.Typer,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app = _group(help="Pas de côté: the Telegram bot of a cooperation community.")
db = _group(help="Look after the database.")
config = _group(help="Look after the settings.")
app.add_typer(db, name="db")
app.add_typer(config, name="config")

BackupFile = Annotated[Path, typer.Argument(metavar="FILE")]


def main(arguments: Sequence[str] | None = None) -> None:
    """
    Run one command; leave with 2, and one line for each fault, where a person can mend it, and
    with 75 where another process has the database.
    """
    try:
        app(args=arguments, prog_name="pasdecote")
    except Exception as fault:
        told = _told(fault)
        if told is None:
            raise
        typer.echo(told, err=True)
        sys.exit(_code_of(fault))


def _told(fault: Exception) -> str | None:
    from bot.app.wishes import CannotServe
    from bot.config import BadConfig
    from bot.log import Redactor
    from storage.faults import StorageFault

    is_expected = isinstance(fault, BadConfig | StorageFault | CannotServe)
    return Redactor()(str(fault)) if is_expected else None


def _code_of(fault: Exception) -> int:
    """Return 75 where it may well work later, without anybody mending anything here."""
    from storage.faults import DatabaseTaken

    return _LATER_PERHAPS if isinstance(fault, DatabaseTaken) else _EXPECTED_FAULT


def _show_version(*, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"pasdecote {version('pasdecote')}")
        raise typer.Exit


@app.callback()
def choose(
    context: typer.Context,
    *,
    config_file: Annotated[
        Path | None,
        typer.Option("--config", metavar="FILE", help="The settings; else ./config.toml."),
    ] = None,
    _version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Pas de côté: the Telegram bot of a cooperation community."""
    context.obj = config_file


@app.command()
def run(context: typer.Context) -> None:
    """Run the bot on Telegram, or in the sandbox where there is no token."""
    settings = _ready(context)
    if settings.telegram.token is None:
        typer.echo("No telegram.token: this is the sandbox, away from Telegram.")
        _run_sandbox(settings, port=settings.sandbox.port)
    else:
        import bot.app

        _run(bot.app.run(settings))


@app.command()
def sandbox(
    context: typer.Context,
    *,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Of the page.")] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget earlier sandboxes.")] = False,
    alone: Annotated[bool, typer.Option("--alone", help="Only the stand-in server.")] = False,
) -> None:
    """Try the bot on a page that stands in for Telegram."""
    settings = _ready(context)
    chosen = settings.sandbox.port if port is None else port
    _run_sandbox(settings, port=chosen, fresh=fresh, alone=alone)


@db.command()
def upgrade(context: typer.Context) -> None:
    """Bring the database to this version of the bot, after a backup."""
    kept = _settings(context).database

    from storage.upgrade import upgrade

    revision = upgrade(kept.url, backups=kept.backups, kept=kept.backups_kept)
    typer.echo(f"database ok, at revision {revision}")


@db.command()
def check(context: typer.Context) -> None:
    """Tell whether the database fits this version of the bot."""
    kept = _settings(context).database

    from storage.upgrade import check

    typer.echo(check(kept.url))


@app.command()
def backup(context: typer.Context, file: BackupFile) -> None:
    """Write a copy of the database to a new FILE, also while the bot runs."""
    from storage.backup import backup

    backup(_settings(context).database.url, file)
    typer.echo(f"backup written to {file}")


@app.command()
def restore(context: typer.Context, file: BackupFile) -> None:
    """Put the backup FILE in place of the database, while the bot is stopped."""
    from storage.backup import restore

    kept = _settings(context).database
    former = restore(kept.url, file, backups=kept.backups)
    typer.echo(f"{file} restored" + (f"; the former database is {former}" if former else ""))


@config.command("check")
def check_config(context: typer.Context) -> None:
    """Read the settings as `run` would, and tell what they say without their secrets."""
    from bot.config import find, summary

    settings = _settings(context)
    typer.echo("\n".join(["config ok", *summary(settings, file=find(context.obj))]))


def _settings(context: typer.Context) -> "Config":
    from bot.config import load

    return load(context.obj)


def _ready(context: typer.Context) -> "Config":
    """Read the settings and open the logs, in this order: the logs must know the secrets."""
    from bot import log

    settings = _settings(context)
    log.configure(settings.logging.level, form=settings.logging.format, secrets=settings.secrets)
    log.watch_crashes()
    return settings


def _run_sandbox(
    settings: "Config", *, port: int, fresh: bool = False, alone: bool = False
) -> None:
    import bot.app
    from bot.app.wishes import SandboxWish

    wish = SandboxWish(port=port, fresh=fresh, alone=alone, tell=_tell)
    _run(bot.app.run_sandbox(settings, wish))


def _tell(line: str) -> None:
    """Say something at once, to a pipe as well."""
    typer.echo(line)
    sys.stdout.flush()


def _run(work: Coroutine[object, object, int]) -> None:
    import asyncio

    from bot import log

    async def watched() -> int:
        log.watch_loop(asyncio.get_running_loop())
        return await work

    sys.exit(asyncio.run(watched()))
