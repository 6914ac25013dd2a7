"""Whoever has a place is asked before a visit and after it, whatever else they were written."""

from datetime import timedelta
from typing import Any

from bot.domain.delivery import Kind
from bot.services import visit_calls
from tests.house.hosted import AFTER, AN_HOUR, NEAR, STARTS, TWO_DAYS, Letterbox, hosted
from tests.house.letters import owe
from tests.house.publishing import written_to

DONE = "La visite « La cuisine partagée » est finie. Vous y étiez ? Merci !"
INVITED = "Une nouvelle rencontre vous est proposée."


async def invited(house, person, *days):
    """Invite somebody to a meeting on each of some days, at eleven."""
    for day in days:
        await house.clock(to=f"2027-03-{day:02}T11:00:00+01:00")
        await owe(house, Kind.ANNOUNCEMENT, {person: None}, title=f"Le {day}")
        await house.at_rest()


async def test_a_full_week_holds_neither_the_letter_before_a_visit_nor_the_question_after(monday):
    (gaelle,) = await written_to(monday, "m06")
    visit = await hosted(monday, [], coming=[gaelle])
    await invited(monday, gaelle, 5, 6, 8)
    box = Letterbox(gaelle)
    await box.empty()

    await monday.clock(to=TWO_DAYS)
    before = await box.empty()
    await gaelle.tap("Je viens toujours", on=await gaelle.reads(NEAR))
    waits = await monday.look(lambda store: visit_calls.unconfirmed(store, visit.id))
    await monday.clock(to=AFTER)
    after = await box.empty()

    assert before == [NEAR]
    assert waits == 0
    assert after[-1] == DONE


async def test_after_a_long_sleep_the_letter_before_a_visit_leaves_while_it_is_true(monday):
    (gaelle,) = await written_to(monday, "m06")
    await hosted(monday, [], coming=[gaelle])
    await invited(monday, gaelle, 5, 6, 8)
    box = Letterbox(gaelle)
    await box.empty()
    await monday.stop()

    await monday.clock(to="2027-03-10T19:00:00+01:00")
    await owe(monday, Kind.ANNOUNCEMENT, {gaelle: None}, title="Plus tard")
    await monday.start()
    await monday.at_rest()
    evening = await box.empty()
    await monday.clock(to=AN_HOUR)
    day = await box.empty()

    assert evening == ["C’est demain : visite « La cuisine partagée »."]
    assert INVITED not in day
    assert [line for line in day if "On se retrouve" in line]


async def test_of_two_visits_on_one_day_the_second_letter_waits_for_the_morning_after(monday):
    (gaelle,) = await written_to(monday, "m06")
    await hosted(monday, [], coming=[gaelle])
    later: dict[str, Any] = {
        "starts_at": STARTS + timedelta(hours=4),
        "ends_at": STARTS + timedelta(hours=5),
    }
    await hosted(monday, [], coming=[gaelle], title="Le four à pain", **later)
    box = Letterbox(gaelle)
    await box.empty()

    await monday.clock(to=TWO_DAYS)
    first = await box.empty()
    await monday.clock(to="2027-03-10T10:00:00+01:00")
    second = await box.empty()

    assert (len(first), len(second)) == (1, 1)
    assert first[0].startswith("C’est après-demain : visite « ")
    assert second[0].startswith("C’est demain : visite « ")
    assert first[0].partition("«")[2] != second[0].partition("«")[2]
