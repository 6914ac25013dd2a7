"""The chat page needs nothing from outside, runs no text as HTML, and says everything twice."""

import re
from pathlib import Path

import pytest

from bot import sandbox

_PAGE = Path(sandbox.__file__).parent / "page"
_FILES = sorted(path for path in _PAGE.iterdir() if path.is_file())
_SCRIPTS = [path for path in _FILES if path.suffix == ".js"]
_SENTENCE = re.compile(r'^  (\w+): \["((?:[^"\\]|\\.)+)", "((?:[^"\\]|\\.)+)"\],$', re.MULTILINE)


def _read(name: str) -> str:
    return (_PAGE / name).read_text(encoding="utf-8")


def _table() -> dict[str, tuple[str, str]]:
    return {key: (french, english) for key, french, english in _SENTENCE.findall(_read("i18n.js"))}


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_a_file_of_the_page_is_short(path):
    lines = path.read_text(encoding="utf-8").splitlines()

    assert len(lines) <= 250


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_the_page_loads_nothing_from_outside(path):
    text = path.read_text(encoding="utf-8")

    loads = re.findall(
        r"""(?:src=|href=|url\(|from |import\()\s*["']?(?:https?:)?//[^\s"']+""", text
    )

    assert loads == []


@pytest.mark.parametrize("path", _SCRIPTS, ids=lambda path: path.name)
def test_a_message_can_never_become_html(path):
    text = path.read_text(encoding="utf-8")

    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", text)


def test_the_page_has_no_code_nor_style_between_its_tags():
    page = _read("index.html")

    assert not re.search(r"\son\w+=|\sstyle=|<style", page)
    assert re.findall(r"<script[^>]*>", page) == ['<script type="module" src="app.js">']


def test_every_import_names_a_file_and_something_it_gives():
    for script in _SCRIPTS:
        for names, source in re.findall(
            r'import \{ ([^}]+) \} from "\./([^"]+)"', _read(script.name)
        ):
            for name in names.split(", "):
                given = rf"export (?:const|class|(?:async )?function) {re.escape(name)}(?![\w$])"

                assert re.search(given, _read(source)), f"{script.name}: {name} from {source}"


def test_every_line_of_the_table_of_sentences_has_both_languages():
    body = _read("i18n.js").split("const TABLE = {")[1].split("\n};")[0]

    assert len(_table()) == len(body.strip().splitlines())


def test_both_languages_have_the_same_holes():
    for key, (french, english) in _table().items():
        assert set(re.findall(r"\{\w+\}", french)) == set(re.findall(r"\{\w+\}", english)), key


def test_every_sentence_that_is_asked_for_exists_and_every_one_is_used():
    page = _read("index.html")
    asked = set(re.findall(r'data-t(?:-label)?="(\w+)"', page))
    scripts = "\n".join(_read(path.name) for path in _SCRIPTS if path.name != "i18n.js")
    asked |= set(re.findall(r'\bt\("(\w+)"', scripts))

    quoted = set(re.findall(r'"(\w+)"', scripts)) | set(
        re.findall(r"^  (\w+): ", scripts, re.MULTILINE)
    )
    unused = {
        key for key in _table() if key not in asked | quoted and not key.startswith("service_")
    }

    assert asked <= set(_table())
    assert unused == set()


@pytest.mark.parametrize("name", ["person-select", "composer", "send", "toast", "alert", "log"])
def test_browser_tests_find_their_handles(name):
    everything = "\n".join(_read(path.name) for path in _FILES)

    assert f'testid="{name}"' in everything or f'testid: "{name}"' in everything
