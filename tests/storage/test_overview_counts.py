"""What overviews count: totals, words, what changed, and every gathering there is."""

from datetime import timedelta

from bot.domain.board import Scope
from bot.domain.gathering import Status as GatheringStatus
from bot.domain.rsvp import Answer, Readers, Rsvp
from bot.ports import Store
from storage.database import SqlDatabase
from storage.looks import LookShelf
from tests.storage.given import LATER, NOW, meeting, member

SECOND = timedelta(seconds=1)


def scope(gathering, now=NOW):
    return Scope.of(gathering, now)


def put(store: Store, gathering, who, said=Answer.YES, **facts):
    store.rsvps.put(Rsvp(gathering.id, who.id, said, **{"answered_at": NOW, **facts}))


async def test_totals_count_what_surrounds_the_answers(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        yes = {"listens": True, "word": "à lire", "readers": Readers.MEETING}
        put(store, gathering, member(store, "Ana"), **yes)
        put(store, gathering, member(store, "Bo"), Answer.NO, stand_ins=1, word="pour nous")
        put(store, gathering, member(store, "Cy"), word="lu", word_read=True)
        return store.overviews.totals(scope(gathering))

    totals = await database.write(deed)

    assert (totals.stand_ins, totals.listeners, totals.first_timers) == (1, 1, 2)
    assert (totals.words, totals.unread, totals.unread_aloud) == (3, 2, 1)
    assert (totals.silent, totals.otherwise) == (1, 1)


async def test_totals_of_nobody_are_zero(database: SqlDatabase):
    totals = await database.write(lambda s: s.overviews.totals(scope(meeting(s))))

    assert (totals.first_timers, totals.stand_ins, totals.words, totals.silent) == (0, 0, 0, 1)


async def test_news_tell_the_net_change_of_others_since_a_moment(database: SqlDatabase):
    later, latest = NOW + SECOND, NOW + 2 * SECOND

    def deed(store: Store):
        gathering = meeting(store)
        ana, bo, cy, me = (member(store, name) for name in ("Ana", "Bo", "Cy", "Moi"))
        put(store, gathering, ana)
        put(store, gathering, ana, Answer.NO, answered_at=later)
        put(store, gathering, ana, Answer.YES, answered_at=latest)
        put(store, gathering, bo)
        put(store, gathering, bo, Answer.NO, answered_at=later)
        put(store, gathering, me, answered_at=later)
        put(store, gathering, cy, answered_at=later, guests=2)
        put(store, gathering, member(store, "Di"), answered_at=later, entered_by=me.id)
        return store.overviews.news(gathering.id, since=NOW, besides=me.id, size=1)

    news = await database.write(deed)

    (change,) = news.changes
    assert (change.name, change.answer, change.before, change.guests) == (
        "Cy",
        Answer.YES,
        None,
        2,
    )
    assert (news.total, news.untold) == (2, 1)


async def test_words_to_read_come_first_and_only_to_their_readers(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        for name, facts in (
            ("Ana", {"word": "lu", "word_read": True, "readers": Readers.MEETING}),
            ("Bo", {"word": "pour l’équipe"}),
            ("Cy", {"word": "pour tous", "readers": Readers.MEETING}),
            ("Di", {}),
        ):
            put(store, gathering, member(store, name), **facts)
        every = store.overviews.words(gathering.id, readers=set(Readers), start=0, size=9)
        store.overviews.mark_read(gathering.id, member_ids=[every[0].member_id])
        aloud = store.overviews.words(gathering.id, readers={Readers.MEETING}, start=0, size=9)
        return (
            [word.text for word in every],
            [word.text for word in aloud],
            store.overviews.totals(scope(gathering)).unread,
        )

    every, aloud, unread = await database.write(deed)

    assert every == ["pour l’équipe", "pour tous", "lu"]
    assert aloud == ["pour tous", "lu"]
    assert unread == 1


async def test_gatherings_are_listed_drafts_first_and_the_latest_before_the_others(
    database: SqlDatabase,
):
    def deed(store: Store):
        over = NOW - timedelta(days=3)
        meeting(store, title="passée", status=GatheringStatus.HELD, starts_at=over, ends_at=over)
        meeting(store, title="plus tard", starts_at=LATER + SECOND)
        meeting(store, title="la prochaine")
        meeting(store, title="brouillon", status=GatheringStatus.DRAFT)
        listings = (
            store.overviews.open(now=NOW, size=9),
            store.overviews.all(drafts=True, start=0, size=9),
            store.overviews.all(drafts=False, start=1, size=1),
        )
        return [[listed.title for listed in found] for found in listings]

    assert await database.write(deed) == [
        ["la prochaine", "plus tard"],
        ["brouillon", "plus tard", "la prochaine", "passée"],
        ["la prochaine"],
    ]


async def test_a_look_is_remembered_for_each_organiser(database: SqlDatabase):
    def deed(store: Store):
        gathering, nadia, yves = meeting(store), member(store), member(store, "Yves")
        looks = store.looks
        assert isinstance(looks, LookShelf)
        looks.put(gathering.id, nadia.id, at=NOW)
        looks.put(gathering.id, nadia.id, at=LATER)
        return looks.of(gathering.id, nadia.id), looks.of(gathering.id, yves.id)

    assert await database.write(deed) == (LATER, None)
