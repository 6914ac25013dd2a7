"""Those who open their doors are asked, told who comes, and thanked."""

from dataclasses import replace

from bot.domain.visit import VisitWord
from tests.house.hosted import (
    A_LITTLE_LATER,
    ADDRESS,
    AFTER,
    AN_HOUR,
    LIST,
    NEAR,
    POINT,
    SOON,
    THE_EVE,
    THREE_DAYS,
    TITLE,
    hosted,
    shown,
)
from tests.house.publishing import changing, written_to
from tests.house.telling import member_of

LAST_LIST = "C’est demain, jeudi 11 mars à 14 h : « La cuisine partagée »."


async def test_too_few_people_are_a_question_to_host_and_organisers_and_the_first_is_heard(monday):
    nadia, yves, gaelle, host = await written_to(monday, "m01", "m02", "m06", "m10")
    await hosted(monday, [host], coming=[gaelle], minimum=3)

    await monday.clock(to=THREE_DAYS)
    asked = await host.reads("On maintient en petit comité, ou on reporte ?")
    seconds = [await person.reads("On maintient en petit comité") for person in (nadia, yves)]
    await host.tap("On reporte", on=asked)
    chosen = await host.turned(asked)
    told = await nadia.reads("mieux vaut la reporter")
    await yves.tap("On maintient", on=seconds[1])
    late = await yves.turned(seconds[1])
    moving = await nadia.tap_in("Changer la date", "Quelle est la nouvelle date ?")

    assert "Personnes qui viennent à ce jour : 1\nMinimum : 3\n" in asked.text
    assert asked.labels == ["On maintient", "On reporte"]
    assert "Le groupe projet vous écrit pour trouver une autre date." in chosen.text
    assert chosen.labels == []
    assert "Décidé par : Rosa" in told.text
    assert late.text.startswith("C’est déjà décidé.")
    assert "mieux vaut la reporter" in late.text
    assert late.labels == ["Changer la date"]
    assert "Date à décider" in moving.labels


async def test_a_visit_that_is_put_off_without_a_date_keeps_its_places_and_its_line(monday):
    people = await written_to(monday, "m01", "m06", "m07", "m10")
    nadia, gaelle, ousmane, host = people
    await hosted(monday, [host], coming=[gaelle], waiting=[ousmane], capacity=1, minimum=3)
    await monday.clock(to=THREE_DAYS)
    question = await nadia.reads("On maintient en petit comité")

    await nadia.tap("On reporte", on=question)
    await nadia.turned(question)
    await nadia.tap_in("Changer la date", "Quelle est la nouvelle date ?")
    await nadia.tap_in("Date à décider", "Après : date à décider")
    await nadia.tap_in("Confirmer", "C’est changé")
    await monday.clock(forward_seconds=900)
    kept = await gaelle.reads("Votre place est gardée. Je vous écrirai quand la nouvelle date")
    waits = await ousmane.reads("Vous gardez votre rang")
    await host.reads("Maintenant : date à décider")
    await changing(nadia)
    await nadia.tap_in("Date", "Quelle est la nouvelle date ?")
    await nadia.say("dans 22 jours à 14h")
    await nadia.tap_in("Confirmer", "C’est changé")
    await monday.clock(forward_seconds=900)
    told = [await one.reads("a une nouvelle date") for one in (gaelle, ousmane, host)]

    assert all("Maintenant : date à décider" in one.text for one in (kept, waits))
    assert all("mardi 30 mars à 14 h" in one.text for one in told)
    assert "Votre place est gardée : c’est toujours bon ?" in told[0].text


async def test_a_visit_that_is_kept_small_is_told_to_its_host(monday):
    nadia, gaelle, host = await written_to(monday, "m01", "m06", "m10")
    await hosted(monday, [host], coming=[gaelle], minimum=3)

    await monday.clock(to=THREE_DAYS)
    await host.reads("On maintient en petit comité")
    question = await nadia.reads("On maintient en petit comité")
    await nadia.tap("On maintient", on=question)
    kept = await nadia.turned(question)
    told = await host.reads("on maintient, en petit comité")

    assert "on maintient, en petit comité" in kept.text
    assert "Décidé par : Nadia" in told.text
    assert told.labels == []


async def test_a_list_is_brought_to_a_host_whom_no_message_reaches(monday):
    nadia, gaelle, host = await written_to(monday, "m01", "m06", "m10")
    await hosted(monday, [host], coming=[gaelle])
    await host.do("block")
    await shown(monday, gaelle)

    def call_them(store):
        member = member_of(store, host)
        note = "06 00 00 00 10"
        store.members.save(replace(member, chat_id=None, contact_note=note))

    await monday.cellar.change(call_them)
    await monday.clock(to=A_LITTLE_LATER)
    listed = await nadia.reads("Une liste à transmettre")

    assert "Je ne peux pas écrire ici à : Rosa F. (06 00 00 00 10)" in listed.text
    assert "– Gaëlle" in listed.text
    assert len(listed.labels) == 1  # the board


async def test_hosts_are_thanked_and_say_what_it_brought_in_their_own_voice(monday):
    gaelle, host = await written_to(monday, "m06", "m10")
    visit = await hosted(monday, [host], coming=[gaelle])
    await monday.clock(to=AFTER)
    thanks = await host.reads("Merci Rosa pour votre accueil.")
    spoken = await host.speak("Nous avons beaucoup ri.")
    kept = await monday.look(lambda s: s.visit_answers.of(visit.id, member_of(s, host).id))

    assert "La visite sera racontée à la prochaine rencontre." in thanks.text
    assert "Et pour vous, qu’a apporté cette visite ?" in thanks.text
    assert thanks.labels == ["Dire une phrase", "Passer"]
    assert kept[VisitWord.HOST].voice
    assert spoken.labels  # who may hear it?


async def test_who_gives_up_their_place_reads_no_more_and_the_host_a_new_list(monday):
    gaelle, ousmane, host = await written_to(monday, "m06", "m07", "m10")
    await hosted(monday, [host], coming=[gaelle, ousmane])
    await shown(monday, hidden=[gaelle, ousmane])
    await monday.clock(to=A_LITTLE_LATER)
    letter = await gaelle.reads(NEAR)
    await host.reads(LIST)
    fine = await host.tap("C’est parfait")
    await gaelle.tap("J’écris ma question", on=letter)
    await gaelle.reads("Écrivez-le en une ligne")
    guessed = await gaelle.say("je ne peux plus venir")
    await gaelle.tap("Oui, c’est cela", on=guessed)
    await gaelle.turned(guessed)
    await monday.clock(to=THE_EVE)
    again = await host.reads(LAST_LIST)
    await monday.clock(to=AN_HOUR)
    soon = await ousmane.reads(SOON)
    late = await gaelle.tap("Je viens toujours", on=letter)

    assert fine.text == "Merci ! Belle visite."
    assert TITLE in guessed.text
    assert "Places retenues pour votre visite : 1 sur 4." in again.text
    assert "Qui vient :\nune personne" in again.text
    assert [message for message in await gaelle.messages() if SOON in message.text] == []
    assert f"Rendez-vous : {POINT}\n📍 Où : {ADDRESS}" in soon.text
    assert "En cas de souci : Rosa, 06 12 34 56 78" in soon.text
    assert late.is_alert
