"""In a group only numbers are read: no name of a member, in anything the bot ever wrote there."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from bot.sandbox.calls import Call
from storage import tables
from tests.storage.rows import begun

_SHORTEST = 3
_PUBLIC = (
    (tables.gatherings, ("title", "story_title", "tellers", "place_note", "held_by")),
    (tables.gatherings, ("cancel_reason",)),
    (tables.meetings, ("question",)),
    (tables.agenda_items, ("title",)),
    (tables.speakers, ("name", "function", "organisation")),
    (tables.places, ("name", "address")),
    (tables.spaces, ("title",)),
)
"""What organisers wrote for everybody; whom they name there has agreed to it."""


def assert_groups_read_no_name(
    url: str, calls: Iterable[Call], *, contacts: Iterable[str] = ()
) -> None:
    """Fail the test in which a group could read who a member is; `contacts` are for everybody."""
    told = names_told(url, calls, contacts=contacts)
    assert not told, "\n".join(["A group reads names:", *told])


def names_told(url: str, calls: Iterable[Call], *, contacts: Iterable[str] = ()) -> list[str]:
    """Say, in one line each, which calls told a group who a member is."""
    names, public = _names(url), [*filter(None, contacts), *_public_words(url)]
    return [line for call in calls for line in _told(call, names, public)]


def _told(call: Call, names: Sequence[str], public: Sequence[str]) -> Iterator[str]:
    chat_id = call.params.get("chat_id", "")
    is_inline = "inline_message_id" in call.params
    if not (chat_id.startswith("-") or is_inline or call.method == "answerInlineQuery"):
        return
    said = " ".join(call.params.get(field, "") for field in ("text", "caption", "results"))
    said = unescape(said)
    for words in public:
        said = said.replace(words, " ")
    for name in names:
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said):
            yield f"{call.method} (call {call.seq}): {name}"


def _names(url: str) -> list[str]:
    with begun(url) as connection:
        whole = [
            row[0]
            for row in connection.execute(
                tables.members.select().with_only_columns(tables.members.c.name)
            )
        ]
    firsts = {name.split()[0] for name in whole if name.strip()}
    return sorted(name for name in {*whole, *firsts} if len(name) >= _SHORTEST)


def _public_words(url: str) -> list[str]:
    """Return them longest first, so that no part of one is left of another."""
    found: set[str] = set()
    with begun(url) as connection:
        for table, columns in _PUBLIC:
            for name in columns:
                rows = connection.execute(table.select().with_only_columns(table.c[name]))
                found |= {row[0] for row in rows if row[0]}
    return sorted(found, key=len, reverse=True)
