"""What members choose for themselves, what they are shown, and that it goes with them."""

from datetime import timedelta

from bot.domain.dialogue import Dialogue, Step
from bot.domain.feedback import Consent
from bot.domain.gathering import Status
from bot.domain.member import Topic
from bot.domain.rsvp import Answer
from bot.domain.visit import VisitAnswer, VisitWord
from bot.ports import Store
from storage.database import SqlDatabase
from storage.tables import mutes
from tests.storage.given import LATER, NOW, answer, meeting, member
from tests.storage.rows import count_of

WEEK = timedelta(days=7)


def titled(store: Store, title: str, *, weeks: int, **facts: object):
    starts_at = LATER + weeks * WEEK
    given = {"title": title, "starts_at": starts_at, "ends_at": starts_at + timedelta(hours=1)}
    return meeting(store, **given | facts)


async def test_what_is_to_come_is_listed_the_nearest_first_with_ones_own_answer(
    database: SqlDatabase,
):
    def deed(store: Store):
        nadia = member(store)
        titled(store, "undated", weeks=0, starts_at=None, ends_at=None)
        titled(store, "later", weeks=2)
        answer(store, titled(store, "sooner", weeks=1), nadia, Answer.NO)
        titled(store, "over", weeks=-9)
        titled(store, "draft", weeks=1, status=Status.DRAFT)
        titled(store, "cancelled", weeks=1, status=Status.CANCELLED)
        lines = store.listings.upcoming(nadia.id, now=NOW, start=0, size=9)
        page = store.listings.upcoming(None, now=NOW, start=1, size=1)
        return lines, page, store.listings.count_upcoming(now=NOW)

    lines, page, count = await database.write(deed)

    assert [line.title for line in lines] == ["sooner", "later", "undated"]
    assert [line.answer for line in lines] == [Answer.NO, None, None]
    assert [(line.title, line.answer) for line in page] == [("later", None)]
    assert count == 3


async def test_every_answer_is_listed_the_latest_gathering_first(database: SqlDatabase):
    def deed(store: Store):
        nadia, yves = member(store), member(store, "Yves")
        past, cancelled = titled(store, "past", weeks=-9), titled(store, "off", weeks=1)
        for gathering in (past, cancelled):
            answer(store, gathering, nadia, Answer.NO)
        answer(store, titled(store, "not mine", weeks=2), yves)
        lines = store.listings.answers(nadia.id, start=0, size=9)
        return lines, store.listings.count_answers(nadia.id)

    lines, count = await database.write(deed)

    assert [line.title for line in lines] == ["off", "past"]
    assert count == 2


async def test_a_topic_is_muted_once_and_wanted_again(database: SqlDatabase):
    def deed(store: Store):
        nadia = member(store)
        for _ in range(2):
            store.mutes.put(nadia.id, Topic.REMINDERS)
        muted = store.mutes.of(nadia.id)
        store.mutes.drop(nadia.id, Topic.REMINDERS)
        return muted, store.mutes.of(nadia.id)

    assert await database.write(deed) == ({Topic.REMINDERS}, frozenset())


async def test_the_main_organisation_is_one_and_comes_first(database: SqlDatabase):
    def deed(store: Store):
        nadia = member(store)
        made = [store.organisations.add(name) for name in ("Amap", "Bar", "Chorale")]
        for organisation in made:
            store.organisations.affiliate(nadia.id, organisation.id)
        store.affiliations.choose(nadia.id, made[1].id)
        store.affiliations.choose(nadia.id, made[2].id)
        left = store.affiliations.leave(nadia.id, made[0].id)
        again = store.affiliations.leave(nadia.id, made[0].id)
        ties = store.affiliations.of(nadia.id)
        return [(tie.organisation.name, tie.is_main) for tie in ties], left, again

    assert await database.write(deed) == ([("Chorale", True), ("Bar", False)], True, False)


async def test_a_portrait_shows_ones_own_rows_and_nobody_elses(database: SqlDatabase):
    def deed(store: Store):
        nadia, yves = member(store), member(store, "Yves")
        coming = titled(store, "Repas", weeks=1)
        answer(store, coming, nadia, guests=2)
        answer(store, coming, yves, Answer.NO)
        store.mutes.put(nadia.id, Topic.VISITS)
        store.hushes.put(nadia.id, coming.id)
        for visitor, words in ((nadia, "Le casier"), (yves, "La cour")):
            store.visit_answers.put(
                VisitAnswer(
                    coming.id, visitor.id, VisitWord.SURPRISE, words, Consent.ANONYMOUS, NOW
                )
            )
        return store.portraits.of(nadia.id)

    portrait = await database.write(deed)

    assert portrait["member"][0]["name"] == "Nadia R."
    assert [(a["gathering"], a["guests"]) for a in portrait["answers"]] == [("Repas", 2)]
    assert len(portrait["answers_over_time"]) == 1
    assert portrait["unwanted_messages"] == [{"topic": "visits"}]
    [hushed] = portrait["meetings_without_reminders"]
    assert hushed["gathering"] == "Repas"
    [visited] = portrait["after_visits"]
    assert (visited["sentence"], visited["consent"]) == ("Le casier", "anonymous")


async def test_choices_go_with_the_person(database: SqlDatabase, database_url: str):
    def deed(store: Store):
        nadia = member(store)
        store.mutes.put(nadia.id, Topic.VISITS)
        store.members.forget(nadia.id, at=NOW)

    await database.write(deed)

    assert count_of(database_url, mutes) == 0


async def test_an_offer_to_pass_a_line_on_does_not_outlive_its_day(database: SqlDatabase):
    def deed(store: Store):
        store.dialogues.put(Dialogue(1, Step.RELAY_OFFER, NOW, {"text": "old"}))
        store.dialogues.put(Dialogue(2, Step.RELAY_OFFER, LATER, {"text": "new"}))
        store.dialogues.put(Dialogue(3, Step.DRAFT_TITLE, NOW))
        store.dialogues.drop_offers(before=LATER)
        return [store.dialogues.of(who) is not None for who in (1, 2, 3)]

    assert await database.write(deed) == [False, True, True]
