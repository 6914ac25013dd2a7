"""What each person reads of a visit, from ten days before it to the day after."""

from dataclasses import replace

from bot.domain.gathering import Status
from bot.domain.member import Topic
from bot.services import appointments, visit_calls
from tests.house.hosted import (
    A_LITTLE_LATER,
    ADDRESS,
    AFTER,
    AN_HOUR,
    CODE,
    LIST,
    NEAR,
    POINT,
    SECRETS,
    SOON,
    THE_EVE,
    THE_EVENING,
    THREE_DAYS,
    TITLE,
    TWO_DAYS,
    Letterbox,
    hosted,
    shown,
)
from tests.house.publishing import written_to
from tests.house.telling import member_of

DONE = "La visite « La cuisine partagée » est finie. Vous y étiez ? Merci !"


async def test_each_reads_what_concerns_them_and_nothing_else(monday):
    people = await written_to(monday, "m01", "m06", "m07", "m12", "m14", "m10")
    nadia, gaelle, ousmane, fatou, silent, host = people
    await hosted(monday, [host], coming=[gaelle, ousmane], waiting=[fatou], capacity=2)
    boxes = {person: Letterbox(person) for person in people}
    for box in boxes.values():
        await box.empty()

    table = {}
    for day in (THREE_DAYS, TWO_DAYS, A_LITTLE_LATER, THE_EVE, AN_HOUR, THE_EVENING, AFTER):
        await monday.clock(to=day)
        read = {person: await box.empty() for person, box in boxes.items()}
        table[day] = {person: lines for person, lines in read.items() if lines}

    asked = table.pop(THE_EVENING)
    assert table == {
        THREE_DAYS: {},
        TWO_DAYS: {gaelle: [NEAR], ousmane: [NEAR]},
        A_LITTLE_LATER: {host: [LIST]},
        THE_EVE: {nadia: ["Le point du soir"]},
        AN_HOUR: {gaelle: [SOON], ousmane: [SOON]},
        AFTER: {gaelle: [DONE], ousmane: [DONE], host: ["Merci Rosa pour votre accueil."]},
    }
    assert list(asked) == [nadia]
    assert [line.endswith("Qui était là ?") for line in asked[nadia]] == [True]
    for person in (fatou, silent, nadia):
        words = " ".join(message.text for message in await person.messages())
        assert not [secret for secret in SECRETS if secret in words]


async def test_a_visitor_says_what_they_would_like_to_understand(monday):
    (gaelle,) = await written_to(monday, "m06")
    await hosted(monday, [], coming=[gaelle])

    await monday.clock(to=TWO_DAYS)
    letter = await gaelle.reads(NEAR)
    thanks = await gaelle.say("merci")
    kept = await gaelle.say("Comment décidez-vous ?")
    asked = await gaelle.tap_in("Changer ma question", "Qu’aimeriez-vous comprendre pendant")
    changed = await gaelle.say("Qui décide des menus ?")
    gone = await gaelle.tap_in("Retirer ma question", "C’est retiré.")
    after = await gaelle.say("Une autre chose, sans question ouverte")

    assert f"Rendez-vous : {POINT}\nAccès : {CODE}" in letter.text
    assert ADDRESS in letter.text
    assert letter.labels == [
        "Je viens toujours",
        "Je ne peux plus venir",
        "J’écris ma question",
        "J’ai un souci",
    ]
    assert "décidez" not in thanks.text  # a kind word is no question
    assert "C’est noté : « Comment décidez-vous ? »" in kept.text
    assert "« Comment décidez-vous ? »" in asked.text
    assert "C’est noté : « Qui décide des menus ? »" in changed.text
    assert (gone.id, gone.labels[0]) == (changed.id, "J’écris ma question")
    assert "C’est noté" not in after.text


async def test_a_visitor_still_comes_and_the_host_reads_who_does(monday):
    gaelle, ousmane, host = await written_to(monday, "m06", "m07", "m10")
    visit = await hosted(monday, [host], coming=[gaelle, ousmane])
    await shown(monday, gaelle, hidden=[ousmane])

    await monday.clock(to=TWO_DAYS)
    letter = await gaelle.reads(NEAR)
    await gaelle.say("Qui décide des menus ?")
    toast = await gaelle.tap("Je viens toujours", on=letter)
    card = await gaelle.turned(letter)
    silent = await monday.look(lambda store: visit_calls.not_reconfirmed(store, visit.id))
    await monday.clock(to=A_LITTLE_LATER)
    listed = await host.reads(LIST)

    assert toast.text == "C’est noté, on vous attend."
    assert f"Rendez-vous : {POINT}" in card.text
    assert card.labels[0] == "Changer ma question"
    assert silent == {await monday.look(lambda store: member_of(store, ousmane).id)}
    assert "Places retenues pour votre visite : 2 sur 4." in listed.text
    assert "– Gaëlle" in listed.text
    assert "\net une autre personne\n" in listed.text
    assert "– Qui décide des menus ?" in listed.text
    assert "Ousmane" not in listed.text
    assert listed.labels == ["C’est parfait", "Qui vient chez nous", "J’ai un souci"]


async def test_still_coming_to_the_date_before_is_asked_again_for_the_new_one(monday):
    (gaelle,) = await written_to(monday, "m06")
    visit = await hosted(monday, [], coming=[gaelle])
    await monday.clock(to=TWO_DAYS)
    letter = await gaelle.reads(NEAR)
    await monday.cellar.change(lambda store: store.rsvps.ask_again(visit.id))

    asked = await gaelle.tap("Je viens toujours", on=letter)
    card = await gaelle.turned(letter)
    said = await gaelle.tap("Je viens toujours", on=card)

    assert (asked.is_alert, "La date a changé" in asked.text) == (True, True)
    assert POINT not in card.text
    assert card.labels == ["Je viens toujours", "Je ne peux plus venir"]
    assert said.text == "C’est confirmé, merci."


async def test_a_trouble_goes_to_organisers_with_the_name_of_the_visit(monday):
    nadia, gaelle, host = await written_to(monday, "m01", "m06", "m10")
    await hosted(monday, [host], coming=[gaelle])
    await monday.clock(to=A_LITTLE_LATER)

    for person, letter in ((gaelle, NEAR), (host, LIST)):
        found = await person.reads(letter)
        await person.tap("J’ai un souci", on=found)
        asked = await person.reads("Que se passe-t-il pour la visite")
        done = await person.say("La sonnette est en panne.")
        passed = await nadia.reads("La sonnette est en panne.")
        assert TITLE in asked.text
        assert "C’est transmis." in done.text
        assert TITLE in passed.text
        assert "Répondre" in passed.labels


async def test_who_switched_reminders_off_is_not_reminded_of_a_visit_either(monday):
    gaelle, ousmane = await written_to(monday, "m06", "m07")
    await hosted(monday, [], coming=[gaelle, ousmane])

    def mute(store):
        store.mutes.put(member_of(store, gaelle).id, Topic.REMINDERS)

    await monday.cellar.change(mute)
    await monday.clock(to=TWO_DAYS)
    await ousmane.reads(NEAR)
    await monday.clock(to=AN_HOUR)
    await ousmane.reads(SOON)

    assert [m for m in await gaelle.messages() if TITLE in m.text and "C’est" in m.text] == []


async def test_nothing_is_written_of_a_visit_that_was_called_off(monday):
    gaelle, host = await written_to(monday, "m06", "m10")
    visit = await hosted(monday, [host], coming=[gaelle], minimum=3)

    def call_off(store):
        off = replace(store.gatherings.get(visit.id), status=Status.CANCELLED)
        store.gatherings.save(off)
        appointments.drop_for(store, visit.id, reason="cancelled", now=monday.plan.now())

    await monday.cellar.change(call_off)
    boxes = [Letterbox(person) for person in (gaelle, host)]
    for box in boxes:
        await box.empty()
    for day in (THREE_DAYS, A_LITTLE_LATER, THE_EVE, AN_HOUR, AFTER):
        await monday.clock(to=day)

    assert [await box.empty() for box in boxes] == [[], []]
