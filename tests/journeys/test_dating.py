"""The date of a meeting: typed, picked, asked again, always read back."""

import pytest

from tests.house.drafting import member_id, prepared

MARCH = "2027-03-20T09:00:00+01:00"
OCTOBER = "2027-10-20T09:00:00+02:00"


async def test_a_date_is_picked_from_the_calendar(house):
    nadia = house.somebody("m01")
    await house.clock(to=MARCH)
    await nadia.say("/nouvelle")
    await nadia.say("Une soirée jeux")

    month = await nadia.tap_in("Ouvrir le calendrier", "Mars 2027")
    await nadia.tap_in("Suite →", "Avril 2027")
    hours = await nadia.tap_in("17", "à quelle heure ?")
    read_back = await nadia.tap_in("18 h", "J’ai compris")

    assert "← Avant" not in month.labels
    assert hours.text.startswith("Samedi 17 avril, à quelle heure ?")
    assert "samedi 17 avril à 18 h (heure de Paris)" in read_back.text


async def test_only_a_day_is_typed_and_then_the_hour(house):
    nadia = house.somebody("m01")
    await house.clock(to=MARCH)
    await nadia.say("/nouvelle")
    await nadia.say("Une soirée jeux")

    hours = await nadia.say("samedi 3 avril")
    unclear = await nadia.say("vers le soir")
    read_back = await nadia.say("18 h 30")

    assert hours.text.startswith("Samedi 3 avril, à quelle heure ?")
    assert unclear.text.startswith("Je n’ai pas compris cette heure, pardon.")
    assert "20 h" in unclear.labels
    assert "samedi 3 avril à 18 h 30" in read_back.text


REFUSED = {
    "vendredi 3 avril 10h": "Ce jour n’est pas un vendredi, mais : samedi 3 avril.",
    "hier à 18h": "Ce moment est passé.",
    "demain soir peut-être": "Je n’ai pas compris cette date, pardon.",
    "samedi 3 avril 2032 10h": "C’est dans plus de deux ans. Je préfère vérifier.",
    "31 février 10h": "Je n’ai pas compris cette date, pardon.",
}


async def test_a_date_that_cannot_be_is_asked_again_with_the_reason(house):
    nadia = house.somebody("m01")
    await house.clock(to=MARCH)
    await nadia.say("/nouvelle")
    await nadia.say("Une soirée jeux")

    for typed, reason in REFUSED.items():
        said = await nadia.say(typed)
        assert said.text.startswith(reason), typed
        assert "Ouvrir le calendrier" in said.labels


async def test_an_hour_that_the_clocks_skip_is_moved_and_said(house):
    nadia = house.somebody("m01")
    await house.clock(to=MARCH)
    await nadia.say("/nouvelle")
    await nadia.say("Une nuit blanche")

    read_back = await nadia.say("28 mars 2h30")

    assert "dimanche 28 mars à 3 h 30" in read_back.text
    assert "l’heure écrite n’existe pas" in read_back.text


async def test_an_hour_that_exists_twice_is_the_first_and_said(house):
    nadia = house.somebody("m01")
    await house.clock(to=OCTOBER)
    await nadia.say("/nouvelle")
    await nadia.say("Une nuit blanche")

    read_back = await nadia.say("31 octobre 2h30")

    assert "cette heure existe deux fois : je prends la première." in read_back.text
    await nadia.tap_in("Oui, c’est cela", "Comment se retrouve")
    draft = await house.look(lambda s: s.gatherings.draft_of(member_id(s, nadia)))
    assert draft.starts_at.isoformat() == "2027-10-31T00:30:00+00:00"


@pytest.mark.parametrize(("night", "typed"), [(MARCH, "28 mars 10h"), (OCTOBER, "31 octobre 10h")])
async def test_ten_o_clock_is_ten_o_clock_on_the_day_of_the_change(sqlite_house, night, typed):
    nadia = sqlite_house.somebody("m01")
    await sqlite_house.clock(to=night)

    preview = await prepared(nadia, when=typed)

    assert "à 10 h (1 h 30)" in preview.text
