"""Meetings of long ago, with who answered and who came; and all that is printed of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.app.cleaning import clean_up
from bot.domain.attendance import Attendance, Circle, Mode, Taking
from bot.domain.community import Community
from bot.domain.figures import Reach
from bot.domain.gathering import Gathering, Status
from bot.domain.member import Member
from bot.domain.organisation import Scale
from bot.domain.rsvp import Answer, Rsvp, Via
from bot.ports import Store
from bot.services import attendances, figures, years
from storage.database import SqlDatabase
from tests.storage.given import NOW, meeting, member
from tests.storage.rows import count_of

COMMUNITY = Community("Pas de côté", ZoneInfo("Europe/Paris"))
YEAR = 365
DAY = timedelta(days=1)
MONTHS = (0, 2, 7, 14, 26)  # after the first of five meetings
END = 5 * YEAR


def held(store: Store, days: int, **facts: Any) -> Gathering:
    """Hold a meeting so many days from now."""
    at = NOW + timedelta(days=days)
    times: dict[str, Any] = {"starts_at": at, "ends_at": at + timedelta(hours=2)}
    return meeting(store, **{"status": Status.HELD, **times, **facts})


def says(
    store: Store,
    made: Gathering,
    who: Member,
    answer: Answer,
    *,
    ahead: timedelta = 3 * DAY,
    **facts: Any,
) -> None:
    """Let somebody answer so long before the beginning."""
    assert made.starts_at
    usual: dict[str, Any] = {"guests": 0, "answered_at": made.starts_at - ahead}
    store.rsvps.put(Rsvp(made.id, who.id, answer, **{**usual, **facts}))


def came(store: Store, made: Gathering, *people: Member, circle: Circle = Circle.OTHER) -> None:
    for one in people:
        store.attendances.put(Attendance(made.id, one.id, circle, Mode.IN_PERSON, recorded_by=1))


def taken(store: Store, made: Gathering) -> None:
    store.attendances.count_unnamed(Attendance(made.id, None, Circle.OTHER, Mode.REMOTE, 2))
    store.attendances.take(made.id, Taking.TAKEN, at=made.ends_at or NOW)


def village(store: Store) -> Sequence[Member]:
    """Let six people live in as many organisations, all named in reports but one."""
    people = [member(store, f"Personne {letter}") for letter in "ABCDEF"]
    for number, one in enumerate(people):
        made = store.organisations.add(f"Association {number}")
        store.organisations.save(replace(made, scale=list(Scale)[number % 3]))
        store.organisations.affiliate(one.id, made.id)
        store.affiliations.show(one.id, made.id, public=number != 4)
    return people


def season(store: Store) -> Sequence[Gathering]:
    """Hold five meetings to which people come once, again, back, in spite of a no, or not."""
    one, two, three, four, five, six = village(store)
    there = ((one, two, three), (one, two, four), (three, four, six), (one, six), (two, four))
    made = [held(store, 30 * months) for months in MONTHS]
    for meeting_, present in zip(made, there, strict=True):
        says(store, meeting_, one, Answer.YES, guests=2, entered_by=six.id, via=Via.PHONE)
        says(store, meeting_, two, Answer.NO, stand_ins=1, stand_in="Une voisine")
        says(store, meeting_, three, Answer.MAYBE)
        says(store, meeting_, five, Answer.YES)
        says(store, meeting_, five, Answer.NO, ahead=DAY)
        says(store, meeting_, six, Answer.NO, to_confirm=True)
        says(store, meeting_, four, Answer.NO, ahead=-DAY / 24)
        came(store, meeting_, *present[1:])
        came(store, meeting_, present[0], circle=Circle.VOICE)
        taken(store, meeting_)
    return made


def numbers(store: Store, made: Sequence[Gathering]) -> Any:
    """Return all that is printed of some meetings, and of their years."""
    now = NOW + timedelta(days=END)
    people = [store.rsvps.headcount(one.id) for one in made]
    heads = [[each.of(answer) for answer in Answer] + [each.to_confirm] for each in people]
    lists = [attendances.of(store, one).presence for one in made]
    found = [figures.of(store, one.id, now=now) for one in made]
    named = [(sorted(one.reach.organisations), sorted(one.excused_from)) for one in found]
    bare = [replace(one, reach=Reach(), excused_from=[]) for one in found]
    pages = [years.of(store, year, community=COMMUNITY, now=now) for year in (2026, 2027, 2028)]
    voices = [years.voices(store, page, community=COMMUNITY, now=now) for page in pages]
    return heads, lists, named, bare, pages, voices


async def cleaned(database: SqlDatabase, *, days: int) -> None:
    later = NOW + timedelta(days=days)
    await database.write(lambda store: clean_up(store, now=later))


def of_members(url: str, table: Any) -> int:
    return count_of(url, table, table.c.member_id > 0)
