"""The stories of the demo community, and the visit that is to be told at the next meeting."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from bot.demo import past, people
from bot.demo.cast import DemoCast
from bot.domain.feedback import Consent
from bot.domain.gathering import Gathering, Kind, Status
from bot.domain.place import Format, Place
from bot.domain.places import Places
from bot.domain.rsvp import Answer, Rsvp
from bot.domain.story import Story, StoryStatus, Voice
from bot.domain.visit import Teller, Visit, VisitAnswer, VisitWord
from bot.ports import Store

_WEEK: Final = timedelta(days=7)
_SIGN: Final = timedelta(days=6)  # before the visit
_WARNED: Final = timedelta(hours=5)
_ANSWERED: Final = timedelta(hours=2)
_CHANGED_MIND: Final = "m22"  # had said yes


def stories(store: Store, cast: DemoCast) -> None:
    """Keep what was told and what may be, with whose voices."""
    for story in cast.demo["stories"]:
        meeting = cast.gatherings.get(story.get("meeting", ""))
        store.stories.add(
            Story(
                story["title"],
                StoryStatus(story["status"]),
                [Voice(cast.members[m], cast.organisations[o]) for m, o in story["tellers"]],
                meeting_id=meeting.id if meeting else None,
                owner_id=cast.members.get(story.get("owner", "")),
                pluses=story.get("plus", ""),
                difficulties=story.get("difficulty", ""),
                learnings=story.get("learning", ""),
            )
        )


def visits(store: Store, cast: DemoCast, *, places: dict[str, Place], now: datetime) -> None:
    """Remember the visits that took place."""
    for visit in cast.demo["visits"]:
        gathering = _visited(store, cast, visit, place=places[visit["place"]], now=now)
        cast.gatherings[visit["id"]] = gathering
        store.visits.put(
            Visit(
                gathering.id,
                cast.organisations[visit["host_org"]],
                [cast.members[key] for key in visit["hosts"]],
                told_at=cast.gatherings[visit["report_back_meeting"]].id,
            )
        )
        store.places.put(Places(gathering.id, visit["capacity"], visit["minimum"]))
        _answers(store, cast, visit["id"])
        store.places.seal(gathering.id)
        past.presences(store, cast, visit["id"], by=visit["hosts"][0])
        _words(store, cast, visit)
        _tellers(store, cast, visit)


def _visited(
    store: Store, cast: DemoCast, visit: dict[str, Any], *, place: Place, now: datetime
) -> Gathering:
    """Return the visit as it was; a week earlier where it would still be to come."""
    zone = people.community(cast.demo).zone
    day = people.anchor(now, zone)
    starts_at, ends_at = (
        people.moment(day, visit["offset_days"], visit[clock], zone) for clock in ("start", "end")
    )
    if ends_at + _ANSWERED > now:
        day -= _WEEK
        starts_at, ends_at = (
            people.moment(day, visit["offset_days"], visit[clock], zone)
            for clock in ("start", "end")
        )
    draft = store.gatherings.add_draft(created_by=cast.members[visit["hosts"][0]], at=now)
    gathering = replace(
        draft,
        kind=Kind.VISIT,
        status=Status.HELD,
        title=visit["title"],
        starts_at=starts_at,
        ends_at=ends_at,
        format=Format.IN_PERSON,
        place=place,
    )
    store.gatherings.save(gathering)
    return gathering


def _answers(store: Store, cast: DemoCast, key: str) -> None:
    gathering = cast.gatherings[key]
    begins = gathering.starts_at or past.end(gathering)
    changed = Rsvp(
        gathering.id, cast.members[_CHANGED_MIND], Answer.YES, answered_at=begins - _SIGN
    )
    store.rsvps.put(changed)
    for answer, keys in cast.demo["rsvp"][key].items():
        for who in keys:
            before = _WARNED if who == _CHANGED_MIND else _SIGN
            member_id, at = cast.members[who], begins - before
            store.rsvps.put(Rsvp(gathering.id, member_id, Answer(answer), answered_at=at))


def _words(store: Store, cast: DemoCast, visit: dict[str, Any]) -> None:
    """Keep what the visitors say of it, and what those say who were visited."""
    gathering = cast.gatherings[visit["id"]]
    host, consent, sentence = visit["host_sentence"]
    said = [*visit["answers"], [host, VisitWord.HOST, consent, sentence]]
    at = past.end(gathering) + _ANSWERED
    for who, word, may, words in said:
        consent_at = at if Consent(may).is_quotable else None
        store.visit_answers.put(
            VisitAnswer(
                gathering.id,
                cast.members[who],
                VisitWord(word),
                words,
                Consent(may),
                at,
                consent_at=consent_at,
            )
        )


def _tellers(store: Store, cast: DemoCast, visit: dict[str, Any]) -> None:
    """Keep who said that they tell it."""
    gathering = cast.gatherings[visit["id"]]
    way = Teller.TOGETHER if len(visit["report_back_tellers"]) > 1 else Teller.ALONE
    for who in visit["report_back_tellers"]:
        at = past.end(gathering) + _ANSWERED
        store.tellings.volunteer(gathering.id, cast.members[who], way, at=at)
