"""Somebody comes along, or comes instead, or was counted already."""

from bot.callbacks.grammar import base36
from tests.house.house import GROUP

FORGED = ["1:rg:4:4", "1:rs:4:9", "1:rc:4:1:yes", "1:ro:4:listen", "1:rr:4:meeting", "1:rs:4:3"]


async def card_of(person):
    """Open the own card of the next meeting."""
    return await person.say("/prochaine")


async def bringing(person, label, names=""):
    """Announce guests from one's own card, with names or without."""
    await card_of(person)
    await person.tap_in("Je viens avec quelqu’un", "Combien de personnes")
    await person.tap_in(label, "une place pour tout le monde")
    if names:
        return await person.say(names)
    return await person.tap_in("Sans nom", "Votre réponse : Je viens, avec")


async def instead_of(person, name):
    """Say that one cannot come, and who comes instead."""
    await card_of(person)
    await person.tap_in("Je ne peux pas", "Votre réponse : Je ne peux pas")
    await person.tap_in("Quelqu’un d’autre viendra", "Qui viendra à votre place ?")
    return await person.say(name)


async def answer_of(house, person):
    meeting = await house.next_meeting()

    def deed(store):
        member = store.members.by_telegram_id(person.id)
        return store.rsvps.of(meeting.id, member.id)

    return await house.look(deed)


async def test_guests_count_as_people_and_the_organisation_once(house):
    gaelle = house.somebody("m06")

    card = await bringing(gaelle, "2 personnes", names="Karim et <b>Rosa</b>")

    assert "Votre réponse : Je viens, avec 2 personnes. Merci !" in card.text
    assert "Avec vous : Karim et <b>Rosa</b>" in card.text
    group = await gaelle.there(GROUP).reads("Je viens : 11 (7 structures)")
    assert "Karim" not in group.text


async def test_whoever_asked_about_guests_may_come_without(sqlite_house):
    gaelle = sqlite_house.somebody("m06")
    await card_of(gaelle)
    await gaelle.tap_in("Je viens avec quelqu’un", "Combien de personnes")

    await gaelle.tap_in("Je viens sans invité", "Votre réponse : Je viens. Merci !")

    await gaelle.tap_in("Je viens avec quelqu’un", "Combien de personnes")
    told = await gaelle.tap_in("2 personnes", "une place pour tout le monde")
    refused = await gaelle.say("é" * 500)
    card = await gaelle.say("Karim et Rosa")
    assert "écrivez un nom" in told.text
    assert refused.text.startswith("C’est trop long pour une ligne.")
    assert "Avec vous : Karim et Rosa" in card.text


async def test_guests_need_no_name_and_can_be_taken_back(house):
    gaelle = house.somebody("m06")
    await bringing(gaelle, "1 personne")

    await gaelle.tap_in("Je viens avec quelqu’un", "Combien de personnes")
    await gaelle.tap_in("Personne d’autre", "Votre réponse : Je viens. Merci !")

    await gaelle.there(GROUP).reads("Je viens : 9 (7 structures)")
    assert await house.cellar.count("rsvp_history") >= 2


async def test_the_question_about_names_survives_a_restart(house):
    gaelle = house.somebody("m06")
    await card_of(gaelle)
    await gaelle.tap_in("Je viens avec quelqu’un", "Combien de personnes")
    await gaelle.tap_in("3 personnes", "une place pour tout le monde")

    await house.restart()

    assert "Avec vous : ma famille" in (await gaelle.say("ma famille")).text


async def test_an_answer_that_is_typed_is_not_taken_for_a_name(house):
    gaelle = house.somebody("m06")
    await card_of(gaelle)
    await gaelle.tap_in("Je viens avec quelqu’un", "Combien de personnes")
    await gaelle.tap_in("1 personne", "une place pour tout le monde")

    told = await gaelle.say("finalement je ne peux plus venir")

    assert told.text.startswith("Je n’y lis pas un nom, et je n’ai rien changé.")
    await gaelle.tap_in("Je ne peux plus venir", "vient-elle quand même ?")
    assert (await answer_of(house, gaelle)).guest_names == ""


async def test_whoever_changes_to_no_says_whether_their_guests_come_all_the_same(house):
    gaelle = house.somebody("m06")
    await bringing(gaelle, "2 personnes")

    await gaelle.tap_in("Je ne peux plus venir", "Les 2 personnes qui devaient vous accompagner")
    await gaelle.there(GROUP).reads("Je viens : 8 (6 structures)\nJe ne peux pas : 4")
    await gaelle.tap_in("Oui", "À votre place : 2 personnes")

    await gaelle.there(GROUP).reads("Je viens : 10 (7 structures)\nJe ne peux pas : 4")
    await gaelle.tap_in("Finalement, je viens", "Votre réponse : Je viens, avec 2 personnes.")
    await gaelle.there(GROUP).reads("Je viens : 11 (7 structures)\nJe ne peux pas : 3")


async def test_guests_who_stay_at_home_are_asked_about_in_private_after_a_tap_in_the_group(house):
    gaelle = house.somebody("m06")
    await bringing(gaelle, "1 personne", names="Karim")

    await gaelle.there(GROUP).tap("Je ne peux pas")
    await gaelle.reads("La personne qui devait vous accompagner vient-elle quand même ?")
    await gaelle.tap_in("Non", "Votre réponse : Je ne peux pas.")

    rsvp = await answer_of(house, gaelle)
    assert (rsvp.guests, rsvp.stand_ins, rsvp.guest_names, rsvp.stand_in) == (0, 0, "", "")


async def test_somebody_else_comes_instead_and_gets_a_message_to_answer_alone(house):
    fatou, jonas = house.somebody("m12"), house.somebody("m22")

    told = await instead_of(fatou, "Jonas U.")

    assert told.text.startswith("C’est noté, merci. À votre place : Jonas U.")
    forward = await fatou.reads("Pour dire si vous venez")
    assert forward.text.endswith(f"https://t.me/{house.bot_username}?start=r_4")
    await fatou.there(GROUP).reads("Je viens : 10 (8 structures)\nJe ne peux pas : 4")

    await jonas.start("r_4")
    question = await jonas.tap_in("Je viens", "quelqu’un avait peut-être déjà annoncé votre venue")
    await jonas.tap("Oui")
    await jonas.reads("Votre réponse : Je viens. Merci !")
    again = await jonas.forge(
        f"1:rc:4:{await member_code(house, fatou)}:yes", message_id=question.id
    )

    assert again.text == "C’est noté : vous comptez une seule fois."
    await fatou.there(GROUP).reads("Je viens : 10 (8 structures)\nJe ne peux pas : 4")
    assert (await answer_of(house, fatou)).stand_in == "Jonas U."


async def test_a_colleague_who_was_not_counted_yet_is_one_more(house):
    gaelle, mireille = house.somebody("m06"), house.somebody("m19")
    await bringing(gaelle, "1 personne")
    await mireille.start()

    await mireille.there(GROUP).tap("Je viens")
    await mireille.reads("C’est bien vous ?")
    await mireille.tap_in("Non", "Votre réponse : Je viens. Merci !")

    await gaelle.there(GROUP).reads("Je viens : 11 (7 structures)")


async def test_a_colleague_who_comes_already_is_not_counted_again(house):
    fatou, jonas = house.somebody("m12"), house.somebody("m22")
    await jonas.there(GROUP).reads("Je viens : 9")
    await jonas.there(GROUP).tap("Je viens")

    told = await instead_of(fatou, "  jonas u ")

    assert told.text == "jonas u vient déjà, parfait."
    await fatou.there(GROUP).reads("Je viens : 10 (8 structures)\nJe ne peux pas : 4")


async def test_nobody_comes_instead_after_all(house):
    fatou = house.somebody("m12")
    await instead_of(fatou, "Rosa")
    await fatou.tap_in("Retour à la rencontre", "À votre place : Rosa")

    await fatou.tap_in("Finalement, personne à ma place", "Votre réponse : Je ne peux pas.")

    await fatou.there(GROUP).reads("Je viens : 9 (7 structures)\nJe ne peux pas : 4")


async def test_forged_company_changes_nothing(sqlite_house):
    house = sqlite_house
    fatou = house.somebody("m12")
    card = await card_of(fatou)
    before = await house.cellar.whole()

    toasts = [await fatou.forge(data, message_id=card.id) for data in FORGED]

    assert all(toast.is_answered and toast.is_alert for toast in toasts)
    assert await house.cellar.whole() == before


async def test_english_readers_bring_guests_in_english(sqlite_house):
    ann = await sqlite_house.organiser("Ann", "en")
    await ann.say("/next")
    await ann.tap_in("I’m coming", "Your answer: I’m coming. Thank you!")
    await ann.tap_in("I’m bringing someone", "How many people will come with you?")
    await ann.tap_in("2 people", "only the project group will read them")

    card = await ann.say("Tom and Mary")

    assert "Your answer: I’m coming, with 2 people. Thank you!" in card.text


async def member_code(house, person):
    member = await house.look(lambda store: store.members.by_telegram_id(person.id))
    return base36(member.id)
