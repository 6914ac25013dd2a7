"""One way out for every log line, ours or a library's, and no secret passes it."""

import asyncio
import json
import logging
import re
import sys
import threading
from collections.abc import Iterable, Mapping
from contextlib import suppress
from types import TracebackType
from typing import TextIO
from urllib.parse import quote, quote_plus

import structlog
from typing_extensions import override

_TOKEN = re.compile(r"\d{5,}(?::|%3A)[\w-]{24,}", re.ASCII | re.IGNORECASE)
_LINK = re.compile(r"(?<=start[ =])([a-z]_)[\w-]{20,}", re.ASCII)  # a link that works once
_PASSWORD = re.compile(r"(?<=://)([^\s/:@]+):[^\s/@]+@")
# They write every call, address and token included, or every ring of the clock.
_TALKERS = ("httpx", "httpcore", "aiohttp.access", "uvicorn.access", "alembic", "apscheduler")
# A shorter secret would black out ordinary words.
_SHORTEST_SECRET = 6


class Redactor:
    """Blacks out secrets in a text: anything like a bot token, and the secrets it was given."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        """Learn every spelling under which the secrets may turn up."""
        known = {way for secret in secrets for way in _spellings(secret)}
        longest_first = sorted(known, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)", re.IGNORECASE)

    def __call__(self, text: str) -> str:
        """Give the text without its secrets."""
        text = self._known.sub("[token]", _TOKEN.sub("[token]", text))
        text = _LINK.sub(r"\1[secret]", text)
        return _PASSWORD.sub(r"\1:[password]@", text)


def configure(
    level: str = "INFO",
    *,
    form: str = "auto",
    secrets: Iterable[str] = (),
    stream: TextIO | None = None,
) -> None:
    """Send all logs to `stream` (stderr if none), as lines for a person or as JSON lines.

    `form` is "pretty", "json", or "auto": pretty in a terminal. Call it once, at the start;
    what other libraries set up before is taken down.
    """
    stream = stream or sys.stderr
    pretty = form == "pretty" or (form == "auto" and stream.isatty())
    handler = _Handler(stream, Redactor(secrets))
    handler.setFormatter(_formatter(pretty=pretty, colours=pretty and stream.isatty()))
    _take_over(handler, level)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.contextvars.merge_contextvars,
            *_facts(),
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.processors.StackInfoRenderer(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def watch_crashes() -> None:
    """Log what nobody caught, in any thread, instead of printing it as it is."""
    sys.excepthook = _on_uncaught
    sys.unraisablehook = lambda seen: _on_crash("unraisable", seen.exc_value)
    threading.excepthook = lambda seen: _on_crash("uncaught in a thread", seen.exc_value)


def watch_loop(loop: asyncio.AbstractEventLoop) -> None:
    """Log what the tasks of this loop did not catch."""
    loop.set_exception_handler(_on_loop_fault)


class _Handler(logging.StreamHandler[TextIO]):
    """Writes lines without secrets; the redaction comes last, so that nothing gets round it."""

    def __init__(self, stream: TextIO, redact: Redactor) -> None:
        super().__init__(stream)
        self._redact = redact

    @override
    def format(self, record: logging.LogRecord) -> str:
        return self._redact(super().format(record))

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        """Say that a record could not be written; the standard library would print its secrets."""
        with suppress(Exception):
            lost = self._redact(f"{record.name}: unwritable log record {record.msg!r}")
            self.stream.write(f"{lost}{self.terminator}")


def _spellings(secret: str) -> set[str]:
    """List how a secret, or the key of a token, looks once quoted, and once quoted again."""
    known = {secret, secret.partition(":")[2]}
    for _ in range(2):
        known |= {quoted for text in known for quoted in _quoted(text)}
    return {spelling for spelling in known if len(spelling) >= _SHORTEST_SECRET}


def _quoted(text: str) -> set[str]:
    """Quote a text as addresses, Python and JSON do."""
    in_json = {json.dumps(text, ensure_ascii=ascii_only)[1:-1] for ascii_only in (True, False)}
    return {quote(text), quote(text, safe=""), quote_plus(text), repr(text)[1:-1], *in_json}


def _facts() -> list[structlog.typing.Processor]:
    return [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _formatter(*, pretty: bool, colours: bool) -> logging.Formatter:
    # The plain traceback: the rich one shows local variables, and cuts a token in two lines.
    plain = structlog.dev.plain_traceback
    ending: list[structlog.typing.Processor] = (
        [structlog.dev.ConsoleRenderer(colors=colours, exception_formatter=plain)]
        if pretty
        else [structlog.processors.format_exc_info, _json_lines()]
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*_facts(), structlog.stdlib.ExtraAdder()],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *ending],
    )


def _json_lines() -> structlog.typing.Processor:
    return structlog.processors.JSONRenderer(ensure_ascii=False)


def _take_over(handler: logging.Handler, level: str) -> None:
    """Make one handler the only way out, also for the loggers that already had their own."""
    for name in list(logging.root.manager.loggerDict):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
    logging.root.handlers[:] = [handler]
    logging.root.setLevel(level)
    logging.captureWarnings(capture=True)
    for name in _TALKERS:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.root.level))


def _on_uncaught(
    kind: type[BaseException], fault: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("bot").critical("uncaught", exc_info=(kind, fault, trace))


def _on_crash(words: str, fault: BaseException | None) -> None:
    logging.getLogger("bot").critical(words, exc_info=fault)


def _on_loop_fault(_: asyncio.AbstractEventLoop, context: Mapping[str, object]) -> None:
    fault = context.get("exception")
    told = {key: repr(value) for key, value in context.items() if key != "exception"}
    exc_info = fault if isinstance(fault, BaseException) else None
    logging.getLogger("bot").error("uncaught in a task", exc_info=exc_info, extra={"task": told})
