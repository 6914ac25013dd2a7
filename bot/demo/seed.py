"""Fills an empty store with the demo community, in one transaction."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.demo import newcomers, past, people
from bot.domain.card import CardState
from bot.domain.gathering import Gathering, Status as GatheringStatus
from bot.domain.place import Format, Place
from bot.domain.rsvp import Answer, Rsvp
from bot.ports import Store
from bot.services import members
from bot.services.identity import HUNG_MENUS

_DONE = "demo.seeded"
_WEEK = timedelta(days=7)
_JOINED = timedelta(days=21)  # before the first meeting of a member
_SIGN = timedelta(days=10)  # before the meeting: when demo people say whether they come


def plant(store: Store, *, now: datetime) -> None:
    """Seed the store once; a store that was seeded is left as it is."""
    if store.memos.get(_DONE):
        return
    demo = people.load()
    first_days = _first_days(demo, now=now)
    places = _places(store, demo)
    member_ids = newcomers.settle(store, demo, first_days)
    for meeting in demo["meetings"]:
        _meeting(store, demo, meeting, places=places, member_ids=member_ids, now=now)
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
    """Owe the card and the menus again: a sandbox that starts knows no message and no menu."""
    store.memos.put(HUNG_MENUS, "")
    for gathering_id in store.gatherings.shown_since(now):
        if store.gatherings.get(gathering_id).status is GatheringStatus.ANNOUNCED:
            for card in store.cards.of(gathering_id):
                store.cards.save(replace(card, state=CardState.LOST, message_id=None))
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
    demo: dict[str, Any],
    meeting: dict[str, Any],
    *,
    places: dict[str, Place],
    member_ids: dict[str, int],
    now: datetime,
) -> None:
    gathering = _announced(store, demo, meeting, member_ids=member_ids, now=now)
    gathering = replace(gathering, place=places.get(meeting["place"]))
    store.gatherings.save(gathering)
    answered_at = min(now, (gathering.starts_at or now) - _SIGN)
    for answer, keys in demo["rsvp"][meeting["id"]].items():
        for key in keys:
            rsvp = Rsvp(gathering.id, member_ids[key], Answer(answer), answered_at=answered_at)
            store.rsvps.put(rsvp)
    if meeting["id"] in demo["attendance"]:
        past.presences(store, demo, meeting, gathering=gathering, member_ids=member_ids)


def _announced(
    store: Store,
    demo: dict[str, Any],
    meeting: dict[str, Any],
    *,
    member_ids: dict[str, int],
    now: datetime,
) -> Gathering:
    zone = people.community(demo).zone
    day = people.anchor(now, zone)
    story = next(s for s in demo["stories"] if s["id"] == meeting["story"])
    draft = store.gatherings.add_draft(created_by=member_ids[meeting["facilitator"]], at=now)
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
