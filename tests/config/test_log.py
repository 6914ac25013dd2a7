"""Whoever writes a log line, and however, no secret gets out."""

import asyncio
import io
import json
import logging
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
import structlog

from bot import log
from tests.config.conftest import TOKEN

PASSWORD = 'open "sésame" ?'  # noqa: S105 - it opens nothing
Written = Callable[[], str]


@pytest.fixture
def lent() -> Iterator[None]:
    """Give the logs of the test run back afterwards as they were."""
    hooks = sys.excepthook, sys.unraisablehook, threading.excepthook
    handlers, level = logging.root.handlers[:], logging.root.level
    yield
    sys.excepthook, sys.unraisablehook, threading.excepthook = hooks
    logging.root.handlers[:], logging.root.level = handlers, level
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()


@pytest.fixture(params=["json", "pretty"])
def written(request, lent: None) -> Written:
    """Configure the logs at DEBUG as the bot does, and read what came out."""
    stream = io.StringIO()
    log.configure("DEBUG", form=request.param, secrets=[TOKEN, PASSWORD], stream=stream)
    log.watch_crashes()
    return stream.getvalue


class Client:
    """A library's object that shows too much of itself."""

    def __repr__(self) -> str:
        return f"<Client {TOKEN}>"


def fail(words: str) -> None:
    raise RuntimeError(words)


def fail_because(words: str) -> None:
    try:
        fail(words)
    except RuntimeError as cause:
        raise ValueError("could not call") from cause


LIBRARY = logging.getLogger("library")

WAYS: dict[str, Callable[[], object]] = {
    "argument": lambda: LIBRARY.info("POST %s", f"https://host/bot{TOKEN}/getMe"),
    "named argument": lambda: LIBRARY.info("POST %(url)s", {"url": TOKEN}),
    "message": lambda: LIBRARY.info(f"POST {TOKEN}"),
    "bytes": lambda: LIBRARY.info("sent %r", TOKEN.encode()),
    "object": lambda: LIBRARY.info("made %r", Client()),
    "object as message": lambda: LIBRARY.info(Client()),
    "quoted": lambda: LIBRARY.info("GET ?token=%s", quote(TOKEN, safe="")),
    "quoted small": lambda: LIBRARY.info("GET ?token=%s", TOKEN.replace(":", "%3a")),
    "only its key": lambda: LIBRARY.info("key %s", TOKEN.partition(":")[2]),
    "another token": lambda: LIBRARY.info("old %s", TOKEN.replace("TEST", "PAST")),
    "extra": lambda: LIBRARY.info("call", extra={"call": {"url": [TOKEN]}, "by": Client()}),
    "stack": lambda: LIBRARY.info("here", stack_info=True, extra={"token": TOKEN}),
    "wrong arguments": lambda: LIBRARY.info("%d", TOKEN),
    "wrong message": lambda: LIBRARY.info(f"{TOKEN} %d", "x"),
    "structlog": lambda: structlog.get_logger("ours").info("call", url={"parts": [TOKEN]}),
    "structlog words": lambda: structlog.get_logger("ours").info("to %s", TOKEN),
    "structlog bound": lambda: structlog.get_logger("ours").bind(client=Client()).info("x"),
    "warning": lambda: warnings.warn(f"old use of {TOKEN}", UserWarning, stacklevel=2),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_way_of_logging_lets_the_token_out(written: Written, way, capsys, monkeypatch):
    # pytest listens too, and raises where a real handler would only complain.
    ours = [out for out in logging.root.handlers if isinstance(out, log._Handler)]
    monkeypatch.setattr(logging.root, "handlers", ours)

    with warnings.catch_warnings():
        warnings.simplefilter("always")
        WAYS[way]()

    assert "aaaaaaaaaaaaaaaaaaaa" not in written() + "".join(capsys.readouterr())
    assert written()


@pytest.mark.parametrize("logger", [LIBRARY, structlog.get_logger("ours")])
def test_no_traceback_lets_the_token_out(written: Written, logger):
    try:
        fail_because(TOKEN)
    except ValueError:
        logger.exception("failed")

    assert "aaaaaaaaaaaaaaaaaaaa" not in written()
    assert "RuntimeError: [token]" in written()
    assert "could not call" in written()


@pytest.mark.parametrize(
    "shown",
    [
        PASSWORD,
        quote(PASSWORD),
        json.dumps({"password": PASSWORD}),
        repr([PASSWORD]),
        "postgresql://bot:another-one@host/name",
    ],
)
def test_a_password_stays_inside_in_every_spelling(written: Written, shown):
    LIBRARY.info("connecting to %s", shown)

    assert "open" not in written()
    assert "another-one" not in written()


@pytest.mark.parametrize("around", ["/start {}", "https://t.me/some_bot?start={}"])
def test_a_link_that_works_once_stays_inside(written: Written, around):
    secret = "Zm9vYmFyYmF6cXV4MTIzNA"  # noqa: S105 - it opens nothing

    logging.getLogger("somebody").error(around.format(f"c_{secret}"))

    assert secret not in written()
    assert "c_[secret]" in written()


def test_what_nobody_caught_is_logged_without_the_token(written: Written):
    try:
        fail_because(TOKEN)
    except ValueError as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)

    assert "uncaught" in written()
    assert "RuntimeError: [token]" in written()


def test_an_interruption_by_hand_is_no_crash(written: Written):
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert written() == ""


def test_a_thread_that_dies_is_logged_without_the_token(written: Written):
    thread = threading.Thread(target=fail, args=[TOKEN])
    thread.start()
    thread.join(timeout=5)

    assert "RuntimeError: [token]" in written()


async def test_a_task_that_fails_alone_is_logged_without_the_token(written: Written):
    loop = asyncio.get_running_loop()
    log.watch_loop(loop)

    loop.call_exception_handler(
        {"message": f"failed {TOKEN}", "exception": RuntimeError(TOKEN), "client": Client()}
    )

    assert "uncaught in a task" in written()
    assert "aaaaaaaaaaaaaaaaaaaa" not in written()
    assert "RuntimeError: [token]" in written()


@pytest.mark.parametrize("name", ["httpx", "httpcore", "aiohttp.access", "apscheduler.executors"])
def test_libraries_that_write_every_call_are_kept_quiet(written: Written, name):
    logging.getLogger(name).info("one more call")
    logging.getLogger(name).warning("one more worry")

    assert "one more call" not in written()
    assert "one more worry" in written()


def test_a_handler_that_a_library_put_up_before_is_taken_down(written: Written):
    own_way_out = io.StringIO()
    LIBRARY.addHandler(logging.StreamHandler(own_way_out))
    LIBRARY.propagate = False
    late = io.StringIO()

    log.configure("INFO", form="json", stream=late)
    LIBRARY.info("through the front door")

    assert own_way_out.getvalue() == ""
    assert "through the front door" in late.getvalue()


def test_json_gives_one_object_a_line_with_the_facts(lent: None):
    stream = io.StringIO()
    log.configure("INFO", form="auto", stream=stream)

    structlog.get_logger("ours").info("tapped", member_id=7)
    logging.getLogger("library").error("lost\nline")

    ours, theirs = (json.loads(line) for line in stream.getvalue().splitlines())
    assert (ours["event"], ours["level"], ours["logger"]) == ("tapped", "info", "ours")
    assert ours["member_id"] == 7
    assert theirs["event"] == "lost\nline"
