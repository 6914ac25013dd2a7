"""A place is offered for a while: across the change of clocks, and while the bot rests."""

from datetime import datetime

from bot.domain.gathering import Gathering
from tests.house.hosted import hosted
from tests.house.house import House
from tests.house.letters import ZONE
from tests.house.people import Somebody
from tests.house.placed import names
from tests.house.publishing import on_monday, written_to
from tests.house.signing_up import comes, waits

IN_APRIL = datetime(2027, 4, 15, 14, tzinfo=ZONE)
EVE_OF_SUMMER_TIME = "2027-03-27T12:00:00+01:00"
JUST_IN_TIME = "2027-03-29T08:50:00+02:00"
TOO_LATE = "2027-03-29T09:01:00+02:00"
NEXT_TOO_LATE = "2027-03-30T09:02:00+02:00"

AT_NIGHT = "2027-03-29T21:00:00+02:00"
WITHIN_ITS_TIME = "2027-03-30T22:00:00+02:00"
ALL_ITS_TIME_LATER = "2027-03-31T09:05:00+02:00"


async def full(house: House, *keys: str) -> tuple[Gathering, list[Somebody]]:
    """Announce a visit in April with one place: the first has it, the others wait in order."""
    await on_monday(house)
    people = await written_to(house, *keys)
    host = house.somebody("m09")
    made = await hosted(house, [host], capacity=1, starts_at=IN_APRIL, ends_at=None)
    await comes(people[0])
    for somebody in people[1:]:
        await waits(somebody)
    return made, people


async def test_an_offer_ends_by_the_clock_on_the_wall_while_the_bot_rests(house):
    made, (gaelle, ousmane, rosa, fatou) = await full(house, "m06", "m07", "m10", "m12")

    await house.clock(to=EVE_OF_SUMMER_TIME)
    await gaelle.tap("Je ne peux plus venir")
    first = await ousmane.reads("Une place se libère")
    await house.stop()
    await house.clock(to=TOO_LATE)
    await house.start()
    second = await rosa.reads("Une place se libère")
    kept = await ousmane.reads("Votre place d’attente est gardée")
    late = await ousmane.tap("Je prends la place", on=first)

    await house.stop()
    await house.clock(to=NEXT_TOO_LATE)
    await house.start()
    await rosa.reads("Votre place d’attente est gardée")
    await fatou.tap_in("Je prends la place", "Votre place est retenue.")

    assert "jusqu’à lundi 29 mars à 9 h" in first.text
    assert "jusqu’à mardi 30 mars à 9 h" in second.text
    assert "Voir la visite" in kept.labels
    assert late.text.startswith("Trop tard de peu")
    assert await names(house, made) == (["Fatou N."], [], ["Ousmane K.", "Rosa F."])


async def test_an_offer_is_good_in_the_quiet_until_it_ends(house):
    made, (gaelle, ousmane, _) = await full(house, "m06", "m07", "m10")

    await house.clock(to=EVE_OF_SUMMER_TIME)
    await gaelle.tap("Je ne peux plus venir")
    offered = await ousmane.reads("Une place se libère")
    await house.clock(to=JUST_IN_TIME)
    await ousmane.tap("Je prends la place", on=offered)
    await house.clock(to=TOO_LATE)

    assert "Votre place est retenue." in (await ousmane.turned(offered)).text
    assert await names(house, made) == (["Ousmane K."], [], ["Rosa F."])


async def test_an_offer_that_nobody_could_be_told_of_is_made_again(house):
    made, (gaelle, ousmane, rosa) = await full(house, "m06", "m07", "m10")

    await house.clock(to=AT_NIGHT)
    await gaelle.tap("Je ne peux plus venir")
    await house.at_rest()
    asleep = await names(house, made)
    await house.stop()
    await house.clock(to=ALL_ITS_TIME_LATER)
    await house.start()
    offered = await ousmane.reads("Une place se libère")
    await house.at_rest()
    passed = [m for m in await ousmane.messages() if "place d’attente est gardée" in m.text]
    unasked = [m for m in await rosa.messages() if "Une place se libère" in m.text]
    await ousmane.tap("Je prends la place", on=offered)
    kept = await ousmane.turned(offered)

    assert asleep == ([], ["Ousmane K."], ["Rosa F."])
    assert "jusqu’à jeudi 1er avril à 9 h 05" in offered.text
    assert (passed, unasked) == ([], [])
    assert "Votre place est retenue." in kept.text
    assert await names(house, made) == (["Ousmane K."], [], ["Rosa F."])


async def test_too_late_to_answer_in_peace_is_asked_another_time(house):
    made, (gaelle, ousmane, _) = await full(house, "m06", "m07", "m10")

    await house.clock(to=AT_NIGHT)
    await gaelle.tap("Je ne peux plus venir")
    await house.at_rest()
    await house.stop()
    await house.clock(to=WITHIN_ITS_TIME)
    await house.start()
    await house.at_rest()
    silent = [m for m in await ousmane.messages() if "Une place se libère" in m.text]
    await house.clock(to=ALL_ITS_TIME_LATER)
    offered = await ousmane.reads("Une place se libère")

    assert silent == []
    assert "jusqu’à jeudi 1er avril à 9 h 05" in offered.text
    assert await names(house, made) == ([], ["Ousmane K."], ["Rosa F."])
