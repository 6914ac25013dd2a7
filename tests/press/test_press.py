"""The press: a process for each file, which can break without anybody else noticing."""

import asyncio
from dataclasses import replace

import psutil
import pytest

from bot.domain.manuscript import Paragraph
from bot.domain.order import Form
from bot.files import documents
from bot.ports.press import PressFailed
from bot.press.press import Press
from tests.files.sample import ENGLISH, FRENCH
from tests.intake.waiting import until

SPAN = "import time; a = time.monotonic_ns(); time.sleep(0.2); print(a, time.monotonic_ns())"


def running(script: str, *, patience: float = 30.0) -> Press:
    """Return a press whose processes run a script of their own."""
    return Press(patience=patience, command=("-c", script))


def children():
    """Return the processes that run a script of ours; a database may have others."""
    return [one for one in psutil.Process().children() if "-c" in one.cmdline()]


async def printed(script: str) -> str:
    return (await running(script).print(FRENCH, Form.TEXT)).decode().strip()


@pytest.mark.parametrize("form", [Form.TEXT, Form.ODT, Form.DOCX, Form.PDF])
async def test_a_file_comes_back_as_its_writer_made_it(form):
    assert await Press().print(FRENCH, form) == documents.write(FRENCH, form)


async def test_a_writer_that_breaks_says_where_and_no_word_of_what_it_was_given():
    secret = replace(FRENCH, blocks=[Paragraph("ce que Gaëlle a dit")])

    with pytest.raises(PressFailed) as failed:
        await Press().print(secret, Form.CSV)

    assert "AttributeError" in str(failed.value)
    assert "table.py" in str(failed.value)
    assert "Gaëlle" not in str(failed.value)


async def test_what_takes_too_long_is_given_up_and_gone():
    with pytest.raises(PressFailed, match=r"not made within 0\.3 seconds"):
        await running("import time; time.sleep(60)", patience=0.3).print(FRENCH, Form.TEXT)

    assert children() == []


async def test_what_takes_too_much_memory_breaks_alone():
    script = "from bot.press.__main__ import step_back; step_back(); bytearray(3 * 1024**3)"

    with pytest.raises(PressFailed, match="MemoryError"):
        await printed(script)


async def test_a_file_stands_back_behind_everybody_s_answers():
    script = "import os; from bot.press.__main__ import step_back; step_back(); print(os.nice(0))"

    assert int(await printed(script)) >= 10


async def test_the_process_is_told_no_setting_of_ours(monkeypatch):
    monkeypatch.setenv("PASDECOTE_TELEGRAM__TOKEN", "7:secret")

    names = (await printed("import os; print(*os.environ)")).split()

    assert "PYTHONPATH" in names
    assert not any("PASDECOTE" in name for name in names)


async def test_files_are_made_one_after_the_other():
    press = running(SPAN)
    spans = await asyncio.gather(*(press.print(one, Form.TEXT) for one in (FRENCH, ENGLISH)))

    (_, first_end), (second_start, _) = sorted([*map(int, span.split())] for span in spans)
    assert first_end < second_start


async def test_the_press_goes_on_after_a_file_that_broke():
    press = running("import sys; sys.exit(not sys.stdin.buffer.read().count(b'Third'))")

    with pytest.raises(PressFailed):
        await press.print(FRENCH, Form.TEXT)
    assert await press.print(ENGLISH, Form.TEXT) == b""


async def test_whoever_stops_waiting_leaves_no_process_behind():
    waiting = asyncio.create_task(printed("import time; time.sleep(60)"))
    await until(children)

    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)

    assert children() == []


async def test_a_file_that_telegram_would_not_take_is_not_sent():
    with pytest.raises(PressFailed, match="too large"):
        await printed("import sys; sys.stdout.write('x' * 46_000_000)")
