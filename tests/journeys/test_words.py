"""A word that goes with an answer: typed in private, read by whom its author says."""

from datetime import timedelta

from bot.domain.rsvp import Readers
from tests.house.house import GROUP

ASKED = "Écrivez votre mot"


async def excused(person):
    """Say that one cannot come, in private."""
    await person.say("/prochaine")
    return await person.tap_in("Je ne peux pas", "Votre réponse : Je ne peux pas.")


async def answer_of(house, person):
    meeting = await house.next_meeting()

    def deed(store):
        member = store.members.by_telegram_id(person.id)
        return store.rsvps.of(meeting.id, member.id)

    return await house.look(deed)


async def test_a_word_is_for_the_team_until_its_author_opens_it(house):
    fatou = house.somebody("m12")
    await excused(fatou)

    question = await fatou.tap_in("Laisser un mot", ASKED)
    kept = await fatou.say("Bonjour à <b>toutes</b> et tous !\nÀ bientôt.")

    assert "Le groupe projet le lira." in question.text
    assert "Bonjour à <b>toutes</b> et tous ! À bientôt." in kept.text
    assert kept.text.endswith("Pour l’instant : le groupe projet seul")
    await fatou.tap_in("Lu à la rencontre", "à voix haute au début de la rencontre")
    assert (await answer_of(house, fatou)).readers is Readers.MEETING
    await fatou.tap_in("Retour à la rencontre", "Votre mot : lu à la rencontre.")
    assert "toutes" not in (await fatou.there(GROUP).reads("Je ne peux pas : 4")).text


async def test_a_word_can_be_changed_and_removed_again(house):
    fatou = house.somebody("m12")
    await excused(fatou)
    await fatou.tap_in("Laisser un mot", ASKED)
    await fatou.say("Bon courage")
    await fatou.tap("Lu à la rencontre")
    await fatou.tap_in("Retour à la rencontre", "Votre mot : lu à la rencontre.")

    await fatou.tap_in("Mon mot", "Bon courage")
    await fatou.tap_in("Changer mon mot", ASKED)
    changed = await fatou.say("Belle rencontre")

    assert changed.text.endswith("le groupe projet seul")
    await fatou.tap_in("Retirer mon mot", "Votre réponse : Je ne peux pas.")
    assert (await answer_of(house, fatou)).word == ""


async def test_a_word_that_is_too_long_is_told_with_its_length_and_may_be_typed_again(house):
    fatou = house.somebody("m12")
    await excused(fatou)
    await fatou.tap_in("Laisser un mot", ASKED)

    told = await fatou.say("é" * 301)

    assert told.text.startswith("Ce mot est trop long. Rien n’a changé")
    assert "Il en compte 301." in told.text
    assert (await answer_of(house, fatou)).word == ""
    await house.restart()
    assert "é" * 300 in (await fatou.say("é" * 300)).text


async def test_no_word_is_kept_after_all(house):
    fatou = house.somebody("m12")
    await excused(fatou)
    await fatou.tap_in("Laisser un mot", ASKED)

    await fatou.tap_in("Finalement non", "Votre réponse : Je ne peux pas.")

    await fatou.say("Quel temps fait-il en Patagonie aujourd’hui ?")
    assert (await answer_of(house, fatou)).word == ""


async def test_a_word_follows_a_changed_mind_and_goes_with_a_withdrawn_answer(house):
    fatou = house.somebody("m12")
    await excused(fatou)
    await fatou.tap_in("Laisser un mot", ASKED)
    await fatou.say("Bon courage")
    await fatou.tap_in("Retour à la rencontre", "Votre mot : pour le groupe projet seul.")

    await fatou.tap_in("Finalement, je viens", "Votre réponse : Je viens. Merci !")
    await fatou.reads("Votre mot : pour le groupe projet seul.")
    await fatou.tap_in("Autre chose", "Autour de votre réponse : Je viens.")
    await fatou.tap_in("Retirer ma réponse", "Serez-vous des nôtres ?")

    assert await answer_of(house, fatou) is None
    await fatou.there(GROUP).reads("Je viens : 9 (7 structures)\nJe ne peux pas : 3")


async def test_the_question_for_a_word_closes_when_the_meeting_is_over(house):
    fatou = house.somebody("m12")
    meeting = await house.next_meeting()
    await house.clock(to=(meeting.ends_at - timedelta(hours=1)).isoformat())
    await excused(fatou)
    await fatou.tap_in("Laisser un mot", ASKED)
    await house.clock(to=meeting.ends_at.isoformat())

    told = await fatou.say("Trop tard ?")

    assert told.text == "Cette rencontre est passée."
    card = await fatou.reads("Vous avez dit ne pas pouvoir être là : merci.")
    assert "Votre mot" not in card.text
    assert await house.cellar.count("dialogues") == 0


async def test_who_only_comes_to_listen_tells_the_project_group_alone(house):
    fatou = house.somebody("m12")
    await fatou.say("/prochaine")
    await fatou.tap_in("Je viens", "Votre réponse : Je viens. Merci !")

    await fatou.tap_in("Autre chose", "Autour de votre réponse")
    toast = await fatou.tap("Je viens écouter")
    await fatou.reads("Vous venez écouter : seul le groupe projet le sait.")

    assert toast.text == "C’est noté. Seul le groupe projet le voit."
    assert (await answer_of(house, fatou)).listens
    await fatou.tap_in("Autre chose", "Vous venez écouter")
    await fatou.tap("Finalement, je parlerai aussi")
    await fatou.sees("Je viens avec quelqu’un")
    assert not (await answer_of(house, fatou)).listens
