"""The figures of the demo community are those that its authors reckoned, to the last one."""

import pytest

from bot.domain.attendance import Circle
from bot.domain.feedback import Consent, Echo, Takeaway
from bot.domain.figures import Figures, Presence
from bot.ports import Store
from bot.services import figures
from storage.database import SqlDatabase
from tests.demo.planted import DEMO, EXPECTED, NOW, Planted, planted

OVER = ("M1", "M2", "M3")
_WITH_NAMES = frozenset({"first_ids", "unannounced", "noshow"})


def reckoned(counted: Figures) -> dict[str, object]:
    """Return figures by the names of `demo.json`."""
    signs, presence = counted.signs, counted.presence or Presence()
    return {
        "invited": signs.invited,
        "yes": signs.yes,
        "no": signs.no,
        "maybe": signs.maybe,
        "signs": signs.total,
        "silent": signs.invited - signs.total,
        "present": presence.total,
        "pg": presence.of(Circle.PROJECT_GROUP),
        "voice": presence.of(Circle.VOICE),
        "other": presence.others,
        "first": presence.first,
        "back": presence.back,
        "orgs": len(counted.reach.organisations),
        "nbh": sorted(counted.reach.neighbourhoods),
        "q1": {one.value: counted.takings.of(one) for one in Takeaway},
        "q1n": counted.takings.answers,
        "echo": {one.value: counted.echoes.of(one) for one in Echo},
        "hours": (counted.minutes or 0) / 60,
    }


async def test_meetings_that_are_over_have_the_figures_that_were_reckoned(
    database: SqlDatabase,
):
    def deed(store: Store) -> dict[str, object]:
        demo = planted(store)
        return {key: reckoned(figures.of(store, demo.gatherings[key], now=NOW)) for key in OVER}

    expected = {
        key: {name: fact for name, fact in EXPECTED[key].items() if name not in _WITH_NAMES}
        for key in OVER
    }
    assert await database.write(deed) == expected


async def test_the_meeting_to_come_has_signs_and_nothing_else(database: SqlDatabase):
    counted = await database.write(
        lambda store: figures.of(store, planted(store).gatherings["M4"], now=NOW)
    )

    found = reckoned(counted)
    assert {name: found[name] for name in EXPECTED["M4"]} == EXPECTED["M4"]
    assert counted.presence is None
    assert (counted.reach.organisations, counted.minutes) == ((), None)


async def test_of_those_who_came_first_the_time_before_so_many_came_again(
    database: SqlDatabase,
):
    counted = await database.write(
        lambda store: figures.of(store, planted(store).gatherings["M3"], now=NOW)
    )

    assert (counted.first_before, counted.came_again) == (4, EXPECTED["m2_first_returned"])


async def test_who_excused_themselves_is_told_by_organisation(database: SqlDatabase):
    counted = await database.write(
        lambda store: figures.of(store, planted(store).gatherings["M3"], now=NOW)
    )

    names = {row[0]: row[1] for row in DEMO["organisations"]}
    assert counted.excused == 4
    assert counted.excused_from == [names[key] for key in ("o06", "o01", "o14", "o15")]


def there(store: Store, demo: Planted) -> dict[str, set[int]]:
    """Return who was at each meeting, by id."""
    return {
        key: {one.member_id for one in store.attendances.of(demo.gatherings[key]) if one.member_id}
        for key in (*OVER, "V1")
    }


async def test_who_came_is_who_was_reckoned(database: SqlDatabase):
    def deed(store: Store) -> dict[str, object]:
        demo = planted(store)
        found = there(store, demo)
        by_id = {number: key for key, number in demo.members.items()}
        sets = [found[key] for key in OVER]
        known: set[int] = set()
        firsts = {}
        for key in OVER:
            firsts[key] = sorted(by_id[one] for one in found[key] - known)
            known |= found[key]
        return {
            "firsts": firsts,
            "came_any": len(known),
            "came_all": len(set.intersection(*sets)),
            "came_2plus": sum(1 for one in known if sum(one in s for s in sets) > 1),
            "m1_first_returned": len(found["M1"] & (found["M2"] | found["M3"])),
        }

    expected = {
        name: EXPECTED[name]
        for name in ("came_any", "came_all", "came_2plus", "m1_first_returned")
    }
    firsts = {key: sorted(EXPECTED[key]["first_ids"]) for key in OVER}
    assert await database.write(deed) == {"firsts": firsts, **expected}


async def test_who_came_unannounced_and_who_did_not_come_is_known_to_this_test_alone(
    database: SqlDatabase,
):
    def deed(store: Store) -> dict[str, object]:
        demo = planted(store)
        found = there(store, demo)
        by_id = {number: key for key, number in demo.members.items()}
        told: dict[str, object] = {}
        for key in OVER:
            answers = store.rsvps.among([demo.gatherings[key]], list(demo.members.values()))
            yes = {who for (_, who), rsvp in answers.items() if rsvp.answer == "yes"}
            told[key] = {
                "unannounced": sorted(by_id[one] for one in found[key] - yes),
                "noshow": sorted(by_id[one] for one in yes - found[key]),
            }
        return told

    assert await database.write(deed) == {
        key: {name: EXPECTED[key][name] for name in ("unannounced", "noshow")} for key in OVER
    }


async def test_sentences_and_what_may_be_done_with_them(database: SqlDatabase):
    def deed(store: Store) -> dict[str, dict[str, int]]:
        demo = planted(store)
        said = {key: store.feedbacks.said(demo.gatherings[key]) for key in OVER}
        return {
            "sentences": {key: len(words) for key, words in said.items()},
            "quotable": {
                key: sum(one.consent is not Consent.NONE for one in words)
                for key, words in said.items()
            },
        }

    expected = {name: EXPECTED[name] for name in ("sentences", "quotable")}
    assert await database.write(deed) == expected


async def test_the_visit_has_its_visitors_and_what_they_say(database: SqlDatabase):
    def deed(store: Store) -> dict[str, int]:
        demo = planted(store)
        counted = figures.of(store, demo.gatherings["V1"], now=NOW)
        presence = counted.presence or Presence()
        quotable = store.report_lines.sentences(demo.gatherings["M4"])
        return {
            "yes": counted.signs.yes,
            "visitors": presence.of(Circle.VISITOR),
            "quotable": sum(map(len, quotable.values())),
        }

    expected = EXPECTED["visit"]
    answers = [*DEMO["visits"][0]["answers"], DEMO["visits"][0]["host_sentence"]]
    assert len(answers) - 1 == expected["answers"]
    assert await database.write(deed) == {
        "yes": expected["yes"],
        "visitors": expected["visitors"],
        "quotable": sum("none" not in answer for answer in answers),
    }


async def test_the_agenda_fills_the_two_hours_of_the_meeting_to_come(database: SqlDatabase):
    def deed(store: Store) -> int:
        programme = store.programmes.of(planted(store).gatherings["M4"])
        return sum(item.minutes or 0 for item in programme.items)

    assert await database.write(deed) == EXPECTED["agenda_minutes"]


@pytest.mark.parametrize("channel", EXPECTED["channels"])
async def test_members_are_reached_as_they_were_reckoned(database: SqlDatabase, channel):
    def deed(store: Store) -> int:
        known = store.members.known(list(planted(store).members.values()))
        return sum(member.channel == channel for member in known.values())

    assert await database.write(deed) == EXPECTED["channels"][channel]
