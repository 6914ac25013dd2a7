"""Somebody just writes; it is understood, confirmed with a button, or passed on to a person."""

from bot.domain.rsvp import Answer, Via
from storage.tables import dialogues
from tests.storage.rows import rows_of

OFFER = "Voulez-vous que je transmette votre message à une personne ?"


async def answer_of(house, person):
    meeting = await house.next_meeting()

    def rsvp(store):
        member = store.members.by_telegram_id(person.id)
        return store.rsvps.of(meeting.id, member.id) if member else None

    return await house.look(rsvp)


async def test_a_line_that_means_no_is_confirmed_before_it_counts(house):
    gaelle = house.somebody("m06")
    meeting = await house.next_meeting()

    asked = await gaelle.say("Bonjour, je ne pourrai pas venir samedi, désolée")
    before = await answer_of(house, gaelle)
    await gaelle.tap_in("Oui, c’est cela", "Votre réponse")

    after = await answer_of(house, gaelle)
    assert f"J’ai compris : Je ne peux pas, pour « {meeting.title} »." in asked.text
    assert before.answer is Answer.YES
    assert (after.answer, after.via) == (Answer.NO, Via.TEXT)


async def test_company_is_understood_with_the_yes(house):
    fatou = house.somebody("m12")

    asked = await fatou.say("on sera trois")
    await fatou.tap_in("Oui, c’est cela", "Votre réponse")

    rsvp = await answer_of(house, fatou)
    assert "Je viens (personnes avec vous : 2)" in asked.text
    assert (rsvp.answer, rsvp.guests) == (Answer.YES, 2)


async def test_a_wrong_guess_changes_nothing_and_offers_the_answers(sqlite_house):
    fatou = sqlite_house.somebody("m12")

    await fatou.say("count me in")
    left = await fatou.tap_in("Non", "D’accord, je n’ai rien noté.")

    assert left.labels[:2] == ["Je viens", "Je ne peux pas"]
    assert await answer_of(sqlite_house, fatou) is None


async def test_a_day_on_which_nothing_is_announced_leads_to_what_is(sqlite_house):
    fatou = sqlite_house.somebody("m12")

    shown = await fatou.say("je ne peux pas le 5 mai 2027")
    await fatou.tap_in("Transmettre mon message à une personne", "Une personne peut vous répondre")
    again = await fatou.say("je ne peux pas le 5 mai 2027")
    card = await fatou.tap_in(again.labels[0], "Nos besoins, nos ressources")

    assert shown.text.startswith("Rien n’est annoncé ici pour le mercredi 5 mai 2027.")
    assert "Je ne peux pas" in card.labels
    assert await answer_of(sqlite_house, fatou) is None


async def test_a_visit_named_on_the_day_of_a_meeting_is_asked_about_as_the_meeting(sqlite_house):
    fatou = sqlite_house.somebody("m12")

    asked = await fatou.say("je ne viens pas à la visite samedi 28 novembre")
    tonight = await fatou.say("je viens ce soir")

    assert "J’ai compris : Je ne peux pas" in asked.text
    assert "« Nos besoins, nos ressources »" in asked.text
    assert tonight.text.endswith(OFFER)  # what began already is announced no more


async def test_a_weekday_names_the_next_meeting_on_it_be_it_a_week_later(sqlite_house):
    fatou = sqlite_house.somebody("m12")

    asked = await fatou.say("je ne peux pas samedi")  # on a Friday, eight days before

    assert "« Nos besoins, nos ressources »" in asked.text
    assert "samedi 28 novembre à 10" in asked.text


async def test_a_day_without_a_meeting_is_not_taken_for_the_next_one(sqlite_house):
    fatou = sqlite_house.somebody("m12")

    said = await fatou.say("je viens lundi")
    near = await fatou.say("je viens demain")

    assert said.text.startswith("Rien n’est annoncé ici pour le lundi 23 novembre.")
    assert near.text.startswith("Rien n’est annoncé ici pour le samedi 21 novembre.")
    assert await answer_of(sqlite_house, fatou) is None


async def test_a_newcomer_is_understood_and_asked_for_consent_afterwards(sqlite_house):
    zoe = await sqlite_house.stranger("Zoé")

    stray = await zoe.say("Où est-ce exactement ?")
    await zoe.say("je viens")
    await zoe.tap("Oui, c’est cela")

    await zoe.reads("Bonjour Zoé.")
    assert stray.labels == ["Parler à quelqu’un", "Voir le menu"]
    assert (await answer_of(sqlite_house, zoe)).answer is Answer.YES


async def test_what_is_not_understood_is_passed_on_with_one_tap_and_forgotten(house):
    nadia, gaelle = house.somebody("m01"), house.somebody("m06")
    await nadia.start()

    offered = await gaelle.say("Ma voisine cherche des chaises pour la fête")
    await gaelle.tap_in("Oui, transmettez", "C’est transmis.")

    assert offered.text.endswith(OFFER)
    await nadia.reads("Ma voisine cherche des chaises pour la fête")
    assert rows_of(house.plan.config.database.url, dialogues) == []


async def test_of_several_lines_each_is_passed_on_by_its_own_button(sqlite_house):
    nadia, gaelle = sqlite_house.somebody("m01"), sqlite_house.somebody("m06")
    await nadia.start()
    chairs = await gaelle.say("Ma voisine cherche des chaises")
    table = await gaelle.say("et une table, si possible")

    await gaelle.tap("Oui, transmettez", on=chairs)
    await nadia.reads("Ma voisine cherche des chaises")
    await gaelle.tap("Oui, transmettez", on=table)
    await nadia.reads("et une table, si possible")

    assert rows_of(sqlite_house.plan.config.database.url, dialogues) == []


async def test_an_offer_that_waited_too_long_is_asked_again(sqlite_house):
    house = sqlite_house
    nadia, gaelle = house.somebody("m01"), house.somebody("m06")
    await nadia.start()
    await gaelle.say("Ma voisine cherche des chaises")

    await house.clock(forward_seconds=25 * 3600)
    await gaelle.tap_in("Oui, transmettez", "Je n’ai plus ce message")
    await gaelle.say("Des chaises, s’il vous plaît")

    await nadia.reads("Des chaises, s’il vous plaît")
    assert not [m for m in await nadia.messages() if "voisine" in m.text]


async def test_who_turns_to_the_menu_leaves_no_line_behind(sqlite_house):
    gaelle = sqlite_house.somebody("m06")
    await gaelle.say("Ma voisine cherche des chaises")

    await gaelle.tap_in("Voir le menu", "Que souhaitez-vous faire ?")

    assert rows_of(sqlite_house.plan.config.database.url, dialogues) == []


async def test_kind_words_get_kind_words(sqlite_house):
    gaelle = sqlite_house.somebody("m06")

    thanks, hello = await gaelle.say("Merci beaucoup !"), await gaelle.say("Bonjour")

    assert thanks.text == "Merci à vous. Je reste là si besoin."
    assert hello.text == "Bonjour ! Que souhaitez-vous faire ?"


async def test_english_is_understood_too(sqlite_house):
    ann = await sqlite_house.stranger("Ann", "en")

    asked = await ann.say("Sorry, can’t make it")

    assert asked.text.startswith("I understood: I can’t make it, for “")
