"""Answers on the day, during the meeting, after it, and after its report."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.domain.gathering import Status
from bot.domain.place import Format
from bot.domain.rsvp import Answer, Timing, timing
from tests.house.house import GROUP

MISSED = "Je n’ai pas pu venir"


async def answer_of(house, meeting, person):
    def deed(store):
        member = store.members.by_telegram_id(person.id)
        return store.rsvps.of(meeting.id, member.id)

    return await house.look(deed)


async def change(house, meeting, **facts):
    await house.cellar.change(lambda store: store.gatherings.save(replace(meeting, **facts)))


async def test_on_the_day_itself_answers_have_their_own_words(house):
    fatou, meeting = house.somebody("m12"), await house.next_meeting()
    await house.clock(to=(meeting.starts_at - timedelta(hours=1)).isoformat())
    await fatou.say("/prochaine")

    coming = await fatou.tap("Je viens")
    await fatou.reads("Votre réponse : Je viens. Merci !")
    excused = await fatou.tap("Je ne peux plus venir")

    assert coming.text == "C’est noté, vous venez. À tout à l’heure !"
    assert excused.text == "C’est noté. Merci d’avoir prévenu, même le jour même."


async def test_during_a_video_meeting_a_yes_opens_the_door_to_those_who_come(house):
    fatou, meeting = house.somebody("m12"), await house.next_meeting()
    link = "https://visio.example.org/x"
    await change(house, meeting, format=Format.VIDEO, online_url=link)
    await house.clock(to=(meeting.starts_at + timedelta(minutes=5)).isoformat())
    card = await fatou.say("/prochaine")

    await fatou.tap("Je viens")
    coming = await fatou.reads("Votre réponse : Je viens. Merci !")

    assert link not in card.text
    assert f"Lien de la visio, pour vous : {link}" in coming.text
    assert link not in (await fatou.there(GROUP).reads("Je viens : 10")).text


async def test_after_the_meeting_one_may_say_that_one_could_not_come(house):
    gaelle, meeting = house.somebody("m06"), await house.next_meeting()
    card = await gaelle.say("/prochaine")
    await house.clock(to=(meeting.ends_at + timedelta(hours=1)).isoformat())

    late = await gaelle.tap("Je ne peux plus venir", on=card)
    await gaelle.reads("Cette rencontre est passée.")
    toast = await gaelle.tap(MISSED)
    closed = await gaelle.reads("Vous avez dit ne pas pouvoir être là : merci.")

    assert (late.text, late.is_alert) == ("Cette rencontre est passée.", True)
    assert toast.text == "Merci de l’avoir dit. C’est noté, même après coup."
    assert closed.labels == ["Prochaine rencontre"]
    rsvp = await answer_of(house, meeting, gaelle)
    assert rsvp.answer is Answer.NO
    assert timing(rsvp, meeting, zone=ZoneInfo("Europe/Paris")) is Timing.AFTER


async def test_after_the_report_it_is_passed_on_and_changes_nothing(house):
    gaelle, nadia = house.somebody("m06"), house.somebody("m01")
    meeting = await house.next_meeting()
    await nadia.start()
    card = await gaelle.say("/prochaine")
    await house.clock(to=(meeting.ends_at + timedelta(hours=1)).isoformat())
    await gaelle.tap("Je ne peux plus venir", on=card)
    await gaelle.sees(MISSED)
    await change(house, meeting, status=Status.REPORTED)

    toast = await gaelle.tap(MISSED)

    assert toast.is_alert
    assert "Le compte rendu est publié" in toast.text
    told = await nadia.reads("Gaëlle S. dit, après le compte rendu, ne pas avoir pu venir.")
    assert meeting.title in told.text
    assert (await answer_of(house, meeting, gaelle)).answer is Answer.YES
    assert MISSED not in (await gaelle.reads("Cette rencontre est passée.")).labels


async def test_after_the_date_moved_the_same_answer_confirms(house):
    gaelle, meeting = house.somebody("m06"), await house.next_meeting()
    await ask_again(house, meeting, gaelle)
    card = await gaelle.say("/prochaine")

    toast = await gaelle.tap("Je viens toujours")

    assert "La date a changé." in card.text
    assert "Votre réponse d’avant : Je viens. Est-ce toujours bon ?" in card.text
    assert toast.text == "C’est confirmé, merci."
    await gaelle.reads("Votre réponse : Je viens. Merci !")
    assert not (await answer_of(house, meeting, gaelle)).to_confirm
    await gaelle.there(GROUP).reads("Je viens : 9 (7 structures)")


async def ask_again(house, meeting, person):
    rsvp = await answer_of(house, meeting, person)
    await house.cellar.change(lambda store: store.rsvps.save(replace(rsvp, to_confirm=True)))


async def test_ones_own_tap_makes_an_answer_that_was_noted_ones_own(house):
    gaelle, meeting = house.somebody("m06"), await house.next_meeting()
    rsvp = await answer_of(house, meeting, gaelle)
    await house.cellar.change(lambda store: store.rsvps.save(replace(rsvp, entered_by=1)))
    card = await gaelle.say("/prochaine")

    toast = await gaelle.there(GROUP).tap("Je viens")

    assert "Le groupe projet a noté cette réponse pour vous." in card.text
    assert toast.text.startswith("C’est confirmé")
    assert (await answer_of(house, meeting, gaelle)).entered_by is None


async def test_who_never_came_reads_once_how_it_goes(house):
    samira = house.somebody("m23")
    await samira.say("/prochaine")

    await samira.tap("Je viens")
    welcome = await samira.reads("Quelle joie de vous compter parmi nous !")
    await samira.tap("Je ne peux plus venir")
    await samira.tap_in("Finalement, je viens", "Votre réponse : Je viens. Merci !")

    assert welcome.labels == [
        "Je viens avec quelqu’un",
        "Besoin d’un coup de main",
        "J’ai une question",
    ]
    read = [m.text for m in await samira.messages() if m.text.startswith("Quelle joie")]
    assert len(read) == 1


async def test_a_first_yes_in_the_group_is_welcomed_in_private(house):
    samira = house.somebody("m23")
    await samira.start()

    await samira.there(GROUP).tap("Je viens")

    welcome = await samira.reads("Quelle joie de vous compter parmi nous !")
    assert "Je viens avec quelqu’un" in welcome.labels


async def test_the_team_hears_at_once_when_somebody_with_a_task_cannot_come(house):
    nadia, ines, fatou = (house.somebody(key) for key in ("m01", "m05", "m12"))
    meeting = await house.next_meeting()
    for person in (nadia, ines):
        await person.start()
    await house.clock(to=(meeting.starts_at - timedelta(hours=20)).isoformat())

    await fatou.there(GROUP).tap("Je ne peux pas")
    await ines.there(GROUP).tap("Je ne peux pas")

    told = await nadia.reads("Inès P. ne peut pas venir.")
    assert told.labels == ["Tableau de bord"]
    assert not [m for m in await nadia.messages() if "Fatou" in m.text]
    assert not [m for m in await ines.messages() if "ne peut pas venir." in m.text]
