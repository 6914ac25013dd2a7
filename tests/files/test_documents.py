"""Which kinds of files can be made, and by whom."""

import subprocess
import sys
from importlib import import_module

import pytest

from bot.domain.order import DOCUMENTS, TABLES, Form
from bot.files import documents


@pytest.mark.parametrize("form", Form)
def test_every_form_has_its_writer(form):
    kind = documents.KINDS[form]

    assert callable(import_module(f"bot.files.{kind.writer}").write)
    assert "/" in kind.kind
    assert kind.ending.isascii()


def test_everything_is_offered_where_everything_is_installed():
    assert set(documents.forms()) == {*DOCUMENTS, *TABLES, Form.PNG}


def test_without_the_typesetter_there_is_no_pdf(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)

    assert set(documents.forms.__wrapped__()) == set(Form) - {Form.PDF}


def test_a_bot_that_starts_loads_no_library_that_writes_files():
    heavy = "{'docx', 'lxml', 'resvg_py', 'typst', 'xlsxwriter'}"
    script = f"import sys, bot.app.rooms; print({heavy} & set(sys.modules))"

    told = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )

    assert told.stdout == "set()\n"
