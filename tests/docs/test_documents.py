"""The documents speak of this code, and not of one that was or will be."""

import pkgutil
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
EXISTING, WAITING = GLOSSARY.split("## Words that wait")
NAMES = re.findall(r"\| `([\w.]+)` \|", EXISTING)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
MODULE = re.compile(r"`((?:bot|handlers|storage|tests)/[\w/]*(?:\.\w+|/))`")


def of_documents() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)


@pytest.mark.parametrize("name", NAMES)
def test_each_name_of_the_glossary_is_in_the_code(name: str):
    assert pkgutil.resolve_name(name) is not None


def test_the_glossary_names_each_thing_once():
    assert sorted(NAMES) == sorted(set(NAMES))
    assert len(NAMES) > 40


@of_documents()
def test_each_link_of_a_document_leads_somewhere(document: Path):
    lost = [link for link in LINK.findall(_text(document)) if not _there(document, link)]

    assert lost == []


@of_documents()
def test_each_file_that_a_document_names_is_there(document: Path):
    lost = [path for path in MODULE.findall(_text(document)) if not (ROOT / path).exists()]

    assert lost == []


def test_the_guide_has_no_median_dot():
    guide = _text(ROOT / "docs" / "guide.md")

    assert not re.search(r"\w[·•]\w", guide)


def test_the_decisions_are_numbered_and_short():
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))

    assert all(re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", page.name) for page in pages)
    assert [page.name for page in pages if len(_text(page).splitlines()) > 60] == []


def _text(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def _there(document: Path, link: str) -> bool:
    return (document.parent / link).exists()
