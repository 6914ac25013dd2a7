"""A web address is checked before it becomes a button."""

import pytest
from hypothesis import given, strategies as st

from bot.domain import typed_link
from bot.domain.naming import NothingWritten
from bot.domain.typed_link import LINK_LENGTH, BadLink


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("https://visio.example.org/x?y=1#z", "https://visio.example.org/x?y=1#z"),
        (" HTTPS://Visio.example.org ", "https://Visio.example.org"),
        ("visio.example.org/salle", "https://visio.example.org/salle"),
        ("visio.example.org:8443/a", "https://visio.example.org:8443/a"),
    ],
)
def test_an_https_address_is_taken_and_completed(typed, link):
    assert typed_link.read(typed) == link


@pytest.mark.parametrize(
    "typed",
    [
        "http://visio.example.org",
        "javascript:alert(1)",
        "tg://user?id=1",
        "https://someone@visio.example.org",
        "https://localhost/x",
        "https://visio.example.org:99999",
        "https://visio.example.org/a b",
        'https://visio.example.org/"><b>',
        "https://",
        "le lien viendra",
        "https://visio.example.org/" + "x" * LINK_LENGTH,
    ],
)
def test_anything_else_is_refused(typed):
    with pytest.raises(BadLink):
        typed_link.read(typed)


def test_nothing_is_no_address():
    with pytest.raises(NothingWritten):
        typed_link.read(" \n")


@given(st.text(max_size=80))
def test_whatever_is_typed_becomes_an_address_or_a_refusal(typed):
    try:
        link = typed_link.read(typed)
    except (BadLink, NothingWritten):
        return
    assert link.startswith("https://")
    assert not set(link) & set(' \n"<>')
