"""The year of the demo community is the one that its authors reckoned."""

from bot.demo.people import community
from bot.domain.organisation import Scale
from bot.domain.story import Voices
from bot.domain.year import Year
from bot.ports import Store
from bot.services import figures, years
from storage.database import SqlDatabase
from tests.demo.planted import DEMO, EXPECTED, NOW, planted
from tests.storage.counting import questions

COMMUNITY = community(DEMO)


async def test_the_year_counts_what_was_reckoned_over_all_meetings(database: SqlDatabase):
    def deed(store: Store) -> tuple[Year, Voices]:
        planted(store)
        year = years.of(store, NOW.year, community=COMMUNITY, now=NOW)
        return year, years.voices(store, year, community=COMMUNITY, now=NOW)

    year, voices = await database.write(deed)

    assert len(year.reach.organisations) == EXPECTED["orgs_any"]
    assert (year.missing, len(year.sparks), year.leads) == ([], 2, 4)
    assert (year.minutes or 0) / 60 == sum(DEMO["project_group_hours"].values())
    assert [one.people for one in year.held] == [14, 15, 12, EXPECTED["visit"]["visitors"]]
    assert (voices.told, voices.shared) == (3, 1)
    told = {scale.value: voices.of(scale) for scale in Scale}
    assert told == {"volunteer": 1, "staff": 3, "institution": 0}
    with_planned = {
        scale: voices.with_planned(Scale(scale)) for scale in EXPECTED["tellers_scale"]
    }
    assert with_planned == EXPECTED["tellers_scale"]


async def test_a_year_asks_as_much_of_the_database_however_much_took_place(
    database: SqlDatabase,
):
    def deed(store: Store) -> tuple[list[int], list[int]]:
        def asked_of_a_year(number: int) -> int:
            _, asked = questions(
                store, lambda s: years.of(s, number, community=COMMUNITY, now=NOW)
            )
            return asked

        def asked_of_a_meeting(which: int) -> int:
            _, asked = questions(store, lambda s: figures.of(s, which, now=NOW))
            return asked

        demo = planted(store)
        large = [asked_of_a_meeting(demo.gatherings[key]) for key in ("M2", "M3")]
        return [asked_of_a_year(NOW.year), asked_of_a_year(NOW.year - 9)], large

    yearly, meetings = await database.write(deed)
    assert yearly == [7, 7]
    assert len(set(meetings)) == 1
    assert meetings[0] <= 20
