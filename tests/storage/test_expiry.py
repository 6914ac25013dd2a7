"""What goes with time: what nobody may quote, what was spoken or shown, who came to a visit."""

from datetime import datetime, timedelta
from typing import Any

from bot.app.cleaning import clean_up
from bot.domain.feedback import Consent, Feedback, Takeaway
from bot.domain.gathering import Gathering, Kind, Status
from bot.domain.member import Member
from bot.domain.offer import OfferKind
from bot.domain.places import Places, Waiting
from bot.domain.rsvp import Answer
from bot.domain.visit import Teller, Telling, Visit, VisitAnswer, VisitWord
from bot.ports import Store
from storage.database import SqlDatabase
from storage.tables import metadata, offer_words, offers
from tests.storage.given import LATER, NOW, answer, meeting, member
from tests.storage.rows import begun, rows_of

ENDED = NOW - timedelta(days=1)
OVER: dict[str, Any] = {"status": Status.HELD, "starts_at": ENDED, "ends_at": ENDED}
SECRET, QUOTED = "Personne ne doit le lire.", "Tout le monde peut le lire."


def visit(store: Store) -> tuple[Gathering, Member]:
    made = meeting(store, kind=Kind.VISIT, **OVER)
    store.visits.put(Visit(made.id, contact_name="Rosa"))
    store.places.put(Places(made.id, 4))
    return made, member(store, "Gaëlle S.", telegram_id=12)


def said(made: Gathering, who: Member, word: VisitWord, **facts: Any) -> VisitAnswer:
    usual = {"sentence": "", "consent": Consent.NONE, "answered_at": NOW, "consent_at": NOW}
    return VisitAnswer(made.id, who.id, word, **{**usual, **facts})


def after_meeting(store: Store) -> Member:
    made, gaelle = meeting(store, **OVER), member(store, "Gaëlle S.", telegram_id=12)
    yves = member(store, "Yves L.", telegram_id=13)
    facts: dict[str, Any] = {"takeaway": Takeaway.IDEA, "voice": "voice-1"}
    store.feedbacks.put(Feedback(0, made.id, gaelle.id, NOW, sentence=SECRET, **facts))
    allowed: dict[str, Any] = {"sentence": QUOTED, "consent": Consent.NAMED, "consent_at": NOW}
    store.feedbacks.put(Feedback(0, made.id, yves.id, NOW, **allowed))
    return gaelle


async def cleaned(database: SqlDatabase, url: str, *, days: int) -> str:
    """Return all that is kept, so many days later."""
    later = NOW + timedelta(days=days)
    await database.write(lambda store: clean_up(store, now=later))
    return repr([rows_of(url, table) for table in metadata.sorted_tables])


async def test_what_may_not_be_quoted_goes_after_half_a_year_and_the_taps_stay(
    database: SqlDatabase, database_url: str
):
    await database.write(after_meeting)

    months = [await cleaned(database, database_url, days=days) for days in (29, 181, 183)]

    assert [SECRET in kept for kept in months] == [True, True, False]
    assert ["voice-1" in kept for kept in months] == [True, False, False]
    assert all(QUOTED in kept for kept in months)
    assert "idea" in months[-1]


async def test_what_was_spoken_or_shown_of_a_visit_waits_until_it_is_told(
    database: SqlDatabase, database_url: str
):
    def deed(store: Store) -> int:
        made, gaelle = visit(store)
        store.visit_answers.put(
            said(made, gaelle, VisitWord.SURPRISE, sentence=SECRET, photo="photo-1")
        )
        store.visit_answers.put(
            said(made, gaelle, VisitWord.SIDESTEP, voice="voice-1", consent=Consent.ANONYMOUS)
        )
        return made.id

    which = await database.write(deed)
    due = await cleaned(database, database_url, days=40)
    await database.write(lambda store: store.tellings.settle(which, Telling.TOLD, at=NOW))
    told = await cleaned(database, database_url, days=40)
    year = await cleaned(database, database_url, days=183)

    assert {"photo-1" in due, "voice-1" in due} == {True}
    assert {"photo-1" in told, "voice-1" in told} == {False}
    assert "anonymous" in told  # what a report may quote of it, until its speaker says otherwise
    assert (SECRET in told, SECRET in year) == (True, False)


async def test_a_visit_that_nobody_tells_keeps_no_recording_for_ever(
    database: SqlDatabase, database_url: str
):
    def deed(store: Store) -> None:
        made, gaelle = visit(store)
        store.visit_answers.put(said(made, gaelle, VisitWord.SURPRISE, voice="voice-1"))

    await database.write(deed)

    kept = [await cleaned(database, database_url, days=days) for days in (181, 183)]
    assert ["voice-1" in one for one in kept] == [True, False]


async def test_who_waited_asked_and_told_is_known_for_a_year(
    database: SqlDatabase, database_url: str
):
    def deed(store: Store) -> tuple[int, int]:
        made, gaelle = visit(store)
        answer(store, made, gaelle)
        store.places.wait(Waiting(0, made.id, gaelle.id, NOW))
        store.visit_questions.put(made.id, gaelle.id, SECRET, at=NOW)
        store.visit_calls.confirm(made.id, gaelle.id, for_date=ENDED, at=NOW)
        store.visit_calls.leaves(made.id, gaelle.id, "mark-1")
        store.visit_calls.arrived(made.id, gaelle.id, at=NOW)
        store.tellings.volunteer(made.id, gaelle.id, Teller.ALONE, at=NOW)
        return made.id, gaelle.id

    which, who = await database.write(deed)
    before = await cleaned(database, database_url, days=363)
    after = await cleaned(database, database_url, days=365)

    def left(store: Store) -> tuple[Any, ...]:
        waits, way = store.places.waiting(which), store.tellings.way_of(which, who)
        return list(waits), way, store.rsvps.headcount(which).of(Answer.YES)

    assert all(word in before for word in (SECRET, "mark-1"))
    assert not [word for word in (SECRET, "mark-1") if word in after]
    assert await database.read(left) == ([], None, 1)


async def test_a_visit_to_come_keeps_all_of_it(database: SqlDatabase, database_url: str):
    def deed(store: Store) -> None:
        gaelle = member(store, "Gaëlle S.", telegram_id=12)
        starts_at = LATER + timedelta(days=800)
        made = meeting(store, kind=Kind.VISIT, starts_at=starts_at, ends_at=None)
        store.visit_questions.put(made.id, gaelle.id, SECRET, at=NOW)

    await database.write(deed)

    assert SECRET in await cleaned(database, database_url, days=700)


def offered(url: str, settled_at: datetime | None) -> None:
    """Write an offer down, and what was said about it."""
    with begun(url) as connection:
        state = "declined" if settled_at else "proposed"
        facts = {"kind": OfferKind.VISIT.value, "state": state, "made_at": NOW}
        row = connection.execute(offers.insert().values(**facts, settled_at=settled_at))
        (which,) = row.inserted_primary_key or (0,)
        words = {"offer_id": which, "by_host": True, "at": NOW}
        connection.execute(offer_words.insert().values(**words, text=SECRET))


async def test_what_was_said_about_an_offer_goes_a_month_after_it_is_settled(
    database: SqlDatabase, database_url: str
):
    offered(database_url, NOW)
    kept = [await cleaned(database, database_url, days=days) for days in (29, 31)]
    offered(database_url, None)
    open_ = await cleaned(database, database_url, days=31)

    assert [SECRET in one for one in (*kept, open_)] == [True, False, True]
