"""Fills an empty store with the demo community, in one transaction."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.demo import newcomers, past, people, printed, tales
from bot.demo.cast import DemoCast
from bot.domain.card import CardState
from bot.domain.gathering import Gathering, Status as GatheringStatus
from bot.domain.place import Format, Place
from bot.domain.programme import AgendaItem, Part, Programme
from bot.domain.rsvp import Answer, Rsvp, Via
from bot.ports import Store
from bot.services import members
from bot.services.identity import HUNG_MENUS

_DONE = "demo.seeded"
_EVER = datetime.fromtimestamp(0, UTC)
_JOINED = timedelta(days=21)  # before the first meeting of a member
_SIGN = timedelta(days=10)  # before the meeting: when demo people say whether they come


def plant(store: Store, *, now: datetime) -> None:
    """Seed the store once; a store that was seeded is left as it is."""
    if store.memos.get(_DONE):
        return
    demo = people.load()
    first_days = _first_days(demo, now=now)
    places = _places(store, demo)
    cast = newcomers.settle(store, demo, first_days)
    for meeting in demo["meetings"]:
        _meeting(store, cast, meeting, places=places, now=now)
    tales.stories(store, cast)
    tales.visits(store, cast, places=places, now=now)
    title = demo["community"]["name"]
    store.spaces.open(people.GROUP_ID, thread_id=None, title=title, at=now)
    store.memos.put(_DONE, now.isoformat())


def open_chats(store: Store) -> None:
    """Note that the demo people on Telegram may be written to: they have opened their chat."""
    for demo in people.members(people.load()):
        member = store.members.by_telegram_id(demo.telegram_id) if demo.telegram_id else None
        if member:
            members.open_chat(store, member)


def post_again(store: Store, *, now: datetime) -> None:
    """
    Owe the card and the menus again: a sandbox that starts knows no message and no menu.

    It numbers messages from the first on, so no card may still go by the number it had.
    """
    store.memos.put(HUNG_MENUS, "")
    to_come = frozenset(store.gatherings.shown_since(now))
    for gathering_id in store.gatherings.shown_since(_EVER):
        for card in store.cards.of(gathering_id):
            store.cards.save(replace(card, state=CardState.LOST, message_id=None))
        is_announced = store.gatherings.get(gathering_id).status is GatheringStatus.ANNOUNCED
        if is_announced and gathering_id in to_come:
            store.cards.owe(gathering_id, chat_id=people.GROUP_ID, thread_id=None)
            store.touch(gathering_id)


def _places(store: Store, demo: dict[str, Any]) -> dict[str, Place]:
    return {
        place["id"]: store.gatherings.add_place(
            place["name"],
            address=place["address"] or "",
            access=place["access"] or "",
            landmark=place["landmark"] or "",
        )
        for place in demo["places"]
        if place["address"]
    }


def _first_days(demo: dict[str, Any], *, now: datetime) -> dict[str, datetime]:
    """Return when those joined whose first meeting was this one: some time before it."""
    zone = people.community(demo).zone
    day = people.anchor(now, zone)
    return {
        one["id"]: min(now, people.moment(day, one["offset_days"], one["start"], zone) - _JOINED)
        for one in demo["meetings"]
    }


def _meeting(
    store: Store,
    cast: DemoCast,
    meeting: dict[str, Any],
    *,
    places: dict[str, Place],
    now: datetime,
) -> None:
    key = meeting["id"]
    gathering = _announced(store, cast, meeting, now=now)
    gathering = replace(gathering, place=places.get(meeting["place"]))
    store.gatherings.save(gathering)
    cast.gatherings[key] = gathering
    _answers(store, cast, key, at=min(now, (gathering.starts_at or now) - _SIGN))
    store.programmes.put(gathering.id, _programme(meeting))
    if key in cast.demo["attendance"]:
        past.remember(store, cast, key, by=meeting["facilitator"])
        printed.publish(store, cast, meeting)


def _programme(meeting: dict[str, Any]) -> Programme:
    items = meeting.get("agenda", ())
    return Programme(
        tuple(AgendaItem(name, length, Part(part)) for part, name, length, _ in items)
    )


def _answers(store: Store, cast: DemoCast, key: str, *, at: datetime) -> None:
    """Let everybody answer who did; some told it to an organiser, who noted it."""
    noted = {
        one["member"]: one for one in cast.demo["rsvp_entered_for"] if one["gathering"] == key
    }
    for answer, keys in cast.demo["rsvp"][key].items():
        for who in keys:
            rsvp = Rsvp(cast.gatherings[key].id, cast.members[who], Answer(answer), answered_at=at)
            if how := noted.get(who):
                by = cast.members[how["by"]]
                rsvp = replace(rsvp, entered_by=by, via=Via(how["how"]))
            store.rsvps.put(rsvp)


def _announced(
    store: Store, cast: DemoCast, meeting: dict[str, Any], *, now: datetime
) -> Gathering:
    demo = cast.demo
    zone = people.community(demo).zone
    day = people.anchor(now, zone)
    story = next(s for s in demo["stories"] if s["id"] == meeting["story"])
    author = cast.members[meeting["facilitator"]]
    draft = store.gatherings.add_draft(created_by=author, at=now)
    return replace(
        draft,
        status=GatheringStatus(meeting["status"]),
        title=meeting["title"],
        ordinal=meeting["ordinal"],
        starts_at=people.moment(day, meeting["offset_days"], meeting["start"], zone),
        ends_at=people.moment(day, meeting["offset_days"], meeting["end"], zone),
        format=Format(meeting["format"]),
        story_title=story["title"],
        tellers=_tellers(demo, story),
    )


def _tellers(demo: dict[str, Any], story: dict[str, Any]) -> str:
    """Name the voices: « Gaëlle (AMAP du canal) et Rosa (Épicerie solidaire) »."""
    names = {row[0]: row[1].split()[0] for row in demo["members"]}
    organisations = {row[0]: row[1] for row in demo["organisations"]}
    voices = [f"{names[member]} ({organisations[org]})" for member, org in story["tellers"]]
    return " et ".join(voices)
