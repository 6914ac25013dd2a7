"""A host types, without a tap, the answer to what organisers asked about their offer."""

from dataclasses import replace

import pytest

from bot.domain.member import Status
from bot.domain.offer import Offer, OfferKind, OfferWord
from storage.tables import dialogues
from tests.house.offering import SENTENCE, asked_about, suggested
from tests.storage.rows import rows_of

ANSWER = f"Est-ce votre réponse à propos de « {SENTENCE} » ?"


@pytest.mark.parametrize("line", ["Oui, ça me va", "Ça me convient très bien !", "non"])
async def test_who_types_an_answer_to_a_suggested_date_is_shown_its_buttons(sqlite_house, line):
    _, _, gaelle = await suggested(sqlite_house)

    shown = await gaelle.say(line)

    assert "jeudi 18 mars 2027 à 17 h" in shown.text
    assert shown.labels[:2] == ["Oui, c’est bon", "Une autre date"]
    await gaelle.tap_in("Oui, c’est bon", "Dernière question")


async def test_who_says_that_they_come_means_the_meeting_and_not_the_date(sqlite_house):
    _, _, gaelle = await suggested(sqlite_house)

    asked = await gaelle.say("je viens")

    assert "J’ai compris : Je viens" in asked.text


@pytest.mark.parametrize("line", ["je ne peux pas jeudi", "je ne peux pas le 18 mars"])
async def test_a_no_to_the_day_that_was_suggested_is_about_that(sqlite_house, line):
    _, _, gaelle = await suggested(sqlite_house)

    shown = await gaelle.say(line)
    meeting = await gaelle.say("je ne peux pas samedi")

    assert "jeudi 18 mars 2027 à 17 h" in shown.text
    assert shown.labels[:2] == ["Oui, c’est bon", "Une autre date"]
    assert "« Nos besoins, nos ressources »" in meeting.text


async def test_an_answer_typed_without_a_tap_goes_with_the_offer_once_it_is_confirmed(house):
    nadia, yves, gaelle = await asked_about(house, "Faut-il des gants ?")

    shown = await gaelle.say("Non, nous en avons pour tout le monde")
    await gaelle.tap_in("C’est ma réponse", "Merci, c’est transmis au groupe projet.")
    again = await gaelle.tap("C’est ma réponse", on=shown)

    for organiser in (nadia, yves):
        letter = await organiser.reads("« Non, nous en avons pour tout le monde »")
        assert SENTENCE in letter.text
    assert "« Faut-il des gants ? »" in shown.text
    assert ANSWER in shown.text
    assert again.is_answered
    letters = [m for m in await nadia.messages() if "nous en avons" in m.text]
    assert len(letters) == 1


async def test_a_bare_yes_to_a_question_is_an_answer_to_it(sqlite_house):
    _, _, gaelle = await asked_about(sqlite_house, "Faut-il des gants ?")

    shown = await gaelle.say("oui")
    meeting = await gaelle.tap_in("C’est pour autre chose", "J’ai compris : Je viens")

    assert ANSWER in shown.text
    assert meeting.labels == ["Oui, c’est cela", "Non"]


async def test_a_line_about_something_else_is_passed_on_as_usual(sqlite_house):
    nadia, _, gaelle = await asked_about(sqlite_house, "Faut-il des gants ?")

    await gaelle.say("Ma voisine cherche des chaises")
    await gaelle.tap_in("C’est pour autre chose", "Voulez-vous que je transmette")
    await gaelle.tap_in("Oui, transmettez", "C’est transmis.")

    letter = await nadia.reads("Ma voisine cherche des chaises")
    assert "à propos de" not in letter.text


async def test_of_two_lines_each_button_sends_its_own(sqlite_house):
    nadia, _, gaelle = await asked_about(sqlite_house, "Faut-il des gants ?")
    first = await gaelle.say("Non, nous en avons pour tout le monde")
    second = await gaelle.say("Ma voisine est malade, gardez cela pour vous")

    await gaelle.tap("C’est ma réponse", on=first)
    await nadia.reads("nous en avons pour tout le monde")
    await gaelle.tap("C’est pour autre chose", on=second)
    await gaelle.reads("Voulez-vous que je transmette")

    heard = [message.text for message in await nadia.messages()]
    assert len([text for text in heard if "nous en avons" in text]) == 1
    assert not [text for text in heard if "voisine" in text]


async def test_no_line_is_kept_of_who_has_agreed_to_nothing(sqlite_house):
    fatou = sqlite_house.somebody("m12")

    def asked(store):
        member = store.members.by_telegram_id(fatou.id)
        offer = Offer(0, OfferKind.VISIT, member.id, SENTENCE, sqlite_house.plan.now())
        made = store.offers.add(offer)
        by = store.members.organisers()[0].id
        word = OfferWord(0, made.id, by, by_host=False, text="Des gants ?", at=made.made_at)
        store.offers.add_word(word)
        store.members.save(replace(member, status=Status.INVITED))

    await sqlite_house.cellar.change(asked)
    shown = await fatou.say("Ma mère est malade")

    assert shown.labels == ["Parler à quelqu’un", "Voir le menu"]
    assert rows_of(sqlite_house.plan.config.database.url, dialogues) == []


async def test_once_answered_a_line_is_read_as_usual(sqlite_house):
    _, _, gaelle = await asked_about(sqlite_house, "Faut-il des gants ?")
    await gaelle.tap_in("Répondre", "Écrivez votre message.")
    await gaelle.say("Non, pas besoin")

    said = await gaelle.say("Ma voisine cherche des chaises")

    assert "Voulez-vous que je transmette" in said.text
