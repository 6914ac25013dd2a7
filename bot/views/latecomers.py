"""Who came without having said so, and who told the story: people to choose from."""

from collections.abc import Sequence

from bot.callbacks.attendances import (
    CameTap,
    ElseTap,
    ListedTap,
    NewcomerTap,
    OneMoreTap,
    VoicesTap,
    VoiceTap,
)
from bot.calls import Button, Screen
from bot.domain.attendance import Circle
from bot.domain.board import Named
from bot.domain.presence import Attendee, Mark, PresenceList, chosen_circle
from bot.services.latecomers import Latecomers
from bot.texts import Html, Words
from bot.views import meetings
from bot.views.attendances import cut
from bot.views.board_people import name_of
from bot.views.labels import shortened
from bot.views.setting import Setting
from bot.views.turning import turning
from bot.views.visit_changes import said_of

_NAME = 24


def latecomers(found: Latecomers, setting: Setting, *, added: str = "") -> Screen:
    """
    Show those who may have come; a name that was typed can be added, or counted alone.

    `added` is the name of whom a record was just made for: it may need more than a name.
    """
    gathering_id = found.seen.gathering.id
    rows: list[Sequence[Button]] = [
        (Button(_label(one, setting.words), CameTap(gathering_id, one.member_id).pack()),)
        for one in found.page.shown
    ]
    rows += turning(found.page, lambda number: ElseTap(gathering_id, number + 1), setting)
    rows += _new(found, setting)
    lead = [setting.words("presence.added", name=added)] if added else []
    text = meetings.blocks(*lead, _text(found, setting))
    return Screen(text, (*rows, _back(gathering_id, setting)))


def _text(found: Latecomers, setting: Setting) -> Html:
    if not found.typed:
        key = "presence.who" if found.page.shown else "presence.who_typed"
        return setting.words(key)
    if found.page.shown:
        return setting.words("presence.found", typed=found.typed)
    key = "presence.not_found_add" if found.may_add else "presence.not_found"
    return setting.words(key, typed=found.typed)


def _label(person: Named, words: Words) -> str:
    name = name_of(person, words)
    return shortened(f"{name}, {person.organisations}" if person.organisations else name)


def _new(found: Latecomers, setting: Setting) -> Sequence[Sequence[Button]]:
    gathering_id, people = found.seen.gathering.id, found.seen.nameless + 1
    unnamed = (setting.button("presence.unnamed", OneMoreTap(gathering_id, people)),)
    if not found.typed or not found.may_add:
        return (unnamed,)
    name = shortened(found.typed, limit=_NAME)
    return ((setting.button("presence.add", NewcomerTap(gathering_id), name=name),), unnamed)


def _back(gathering_id: int, setting: Setting) -> Sequence[Button]:
    return (setting.button("presence.back", ListedTap(gathering_id, 0)),)


def voices(seen: PresenceList, number: int, setting: Setting) -> Screen:
    """Show those who were there, to say who of them told the story."""
    gathering_id = seen.gathering.id
    there = [one for one in seen.lines if seen.mark_of(one) is not Mark.UNSEEN]
    page = cut(there, number)
    rows = [(_voice(one, seen, page.number, setting),) for one in page.shown]
    turns = turning(page, lambda at: VoicesTap(gathering_id, at), setting)
    text = setting.words(said_of(seen.gathering, "presence.who_told"))
    return Screen(text, (*rows, *turns, _back(gathering_id, setting)))


def _voice(one: Attendee, seen: PresenceList, number: int, setting: Setting) -> Button:
    circle = chosen_circle(seen.gathering)
    tells = seen.circle_of(one) is circle
    tap = VoiceTap(seen.gathering.id, one.member_id, int(not tells), number)
    name = shortened(one.name, limit=_NAME)
    if not tells:
        return Button(name, tap.pack())
    key = "presence.host" if circle is Circle.HOST else "presence.voice"
    return setting.button(key, tap, style="success", name=name)
