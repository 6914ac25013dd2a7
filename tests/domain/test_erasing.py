"""Whose a typed line is, and what goes with somebody who is erased."""

import pytest

from bot.domain.erasing import Entry, Lack, Leaving, Part
from bot.domain.whose import known, numbers_in

MARIE = known("Marie Lefort", "le soir après 18 h, 06 12 34 56 78")
DUPONT = known("Marie Dupont", "02 97 11 22 33")
JEAN = known("Jean Martin", "0698765432")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("le soir après 18 h, 06 12 34 56 78", {"0612345678"}),
        ("+33 (0)6 12 34 56 78", {"0612345678"}),
        ("0033612345678 ou 06.98.76.54.32", {"0612345678", "0698765432"}),
        ("+32 470 12 34 56", {"32470123456"}),
        ("code 4512, 3e étage", set()),
    ],
)
def test_numbers_are_the_same_however_they_are_written(text: str, numbers: set[str]):
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("name", "phone"),
    [
        ("Marie Dupont", "02 97 11 22 33"),
        ("Marie", "02 97 11 22 33"),
        ("Accueil Marie et Jean", "0698765432"),
        ("Lefort", ""),
        ("Jean Martin", "0698765432"),
        ("L’accueil", "02 97 00 00 00"),
    ],
)
@pytest.mark.parametrize("part", [Part.NONE, Part.SHARED])
def test_a_contact_of_somebody_else_stays(name: str, phone: str, part: Part):
    entry = Entry(contact_name=name, contact_phone=phone)
    leaving = Leaving(MARIE, [DUPONT, JEAN], [DUPONT])

    assert leaving.take_out(entry, part) == entry


@pytest.mark.parametrize(
    ("name", "phone"),
    [("marie LEFORT, à l’accueil", "02 97 00 00 00"), ("L’accueil", "+33 6 12 34 56 78")],
)
@pytest.mark.parametrize("part", list(Part))
def test_a_contact_with_their_whole_name_or_their_number_goes(name: str, phone: str, part: Part):
    entry = Entry(access="Sonnez fort", contact_name=name, contact_phone=phone)

    left = Leaving(MARIE, [DUPONT, JEAN]).take_out(entry, part)

    assert (left.contact_name, left.contact_phone) == ("", "")


def test_a_first_name_is_theirs_where_no_other_host_has_it():
    entry = Entry(access="Sonnez chez Marie", contact_name="Marie")

    alone_of_that_name = Leaving(MARIE, [DUPONT, JEAN], [JEAN]).take_out(entry, Part.SHARED)
    one_of_two = Leaving(MARIE, [DUPONT, JEAN], [DUPONT]).take_out(entry, Part.SHARED)

    assert alone_of_that_name == Entry()
    assert one_of_two == entry


def test_a_name_that_two_people_bear_proves_nothing():
    entry = Entry(contact_name="Marie Lefort", contact_phone="02 97 00 00 00")

    assert Leaving(MARIE, [known("marie lefort")]).take_out(entry, Part.NONE) == entry


def test_a_telephone_that_two_share_stays():
    entry = Entry(contact_name="L’accueil", contact_phone="06 12 34 56 78")
    theirs_too = known("Jean Martin", "0612345678")

    assert Leaving(MARIE, [theirs_too]).take_out(entry, Part.NONE) == entry


def test_at_their_own_door_all_of_the_way_goes_but_for_somebody_else():
    whole = Entry("12 rue du Port", "Devant la gare", "Code 4512", "Jean Martin", "0698765432")
    leaving = Leaving(MARIE, [JEAN])

    left = leaving.take_out(whole, Part.ALONE)

    assert left == Entry(contact_name="Jean Martin", contact_phone="0698765432")
    assert left.lacks(whole) == {Lack.PLACE, Lack.MEETING_POINT, Lack.ACCESS}


def test_where_others_receive_too_the_door_is_theirs():
    whole = Entry("12 rue du Port", "Devant la gare", "Code 4512", "Paul", "")

    assert Leaving(MARIE, [JEAN], [JEAN]).take_out(whole, Part.SHARED) == whole
