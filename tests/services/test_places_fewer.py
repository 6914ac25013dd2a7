"""Whom fewer places make wait again is written down, like every move by hand."""

from bot.domain.places import Fewer
from bot.domain.rsvp import WITHDRAWN, Answer
from bot.services import capacities, moving_people
from storage import tables
from storage.database import SqlDatabase
from tests.services.community import NOW, organiser
from tests.services.visiting import full, ring, says, somebody
from tests.storage.rows import rows_of

HISTORY = tables.rsvp_history
THREE = ("Anna", "Basile", "Chloé")


def fewer(made, capacity):
    return lambda store: capacities.set_capacity(
        store,
        gathering_id=made.id,
        capacity=capacity,
        by=organiser(store),
        now=NOW,
        choice=Fewer.LAST_WAIT,
    )


async def moved(database: SqlDatabase) -> list[str]:
    """Return the names of those whom the journal says an organiser put back, the first first."""

    def read(store):
        entries = [*store.audit.page(start=0, size=50)]
        facts = [one.facts for one in entries if one.action == "places.put_back"]
        return [store.members.get(int(one.removeprefix("member:"))).name for one in facts]

    return list(reversed(await database.read(read)))


async def test_the_journal_and_the_history_say_whom_an_organiser_let_wait_again(
    database: SqlDatabase, database_url: str
):
    made = await database.write(lambda store: full(store, "Driss", coming=THREE))
    await database.write(fewer(made, 2))
    by_number = await moved(database)

    def by_hand(store):
        who = somebody(store, "Basile")
        return moving_people.put_back(
            store, gathering_id=made.id, member_id=who.id, by=organiser(store), now=NOW
        )

    await database.write(by_hand)

    assert by_number == ["Chloé"]
    assert await moved(database) == ["Chloé", "Basile"]
    nadia = await database.write(organiser)
    columns = HISTORY.c.keys()
    rows = [dict(zip(columns, row, strict=True)) for row in rows_of(database_url, HISTORY)]
    entered = [row["entered_by"] for row in rows if row["answer"] == WITHDRAWN]
    assert entered == [nadia.id, nadia.id]


async def test_whose_offer_is_taken_back_is_in_the_journal_too(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé", "Driss"))
    await database.write(lambda store: says(store, made, "Anna", Answer.NO))
    await database.write(ring)

    await database.write(fewer(made, 1))

    assert await moved(database) == ["Chloé"]
