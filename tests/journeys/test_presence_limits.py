"""The list of who was there: for whom it is, when it comes, and what it does not say."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import insert

from bot.callbacks.grammar import base36
from bot.domain.attendance import Taking
from bot.domain.gathering import Status
from bot.domain.member import Role
from bot.domain.moments import in_minutes
from storage.tables import role_grants
from tests.house.boards import dashboard
from tests.house.publishing import written_to
from tests.house.telling import publish
from tests.journeys.test_presence import ALL_GOOD, ASKED, NOTED, noted, over
from tests.storage.rows import begun

MISSED = "Je n’ai pas pu venir"


async def member_of(house, person):
    return await house.look(lambda store: store.members.by_telegram_id(person.id))


async def give_role_here(house, person, role, meeting):
    """Give a role for one meeting alone."""
    member = await member_of(house, person)

    def grant():
        with begun(house.plan.config.database.url) as connection:
            row = {"member_id": member.id, "role": role.value, "gathering_id": meeting.id}
            connection.execute(insert(role_grants).values(**row))

    await asyncio.to_thread(grant)


async def test_a_late_excuse_is_shown_and_left_to_organisers(house):
    gaelle = house.somebody("m06")
    card = await gaelle.say("/prochaine")
    _, nadia = await over(house, "m01")
    await nadia.reads(ASKED)
    await nadia.tap_in(ALL_GOOD, NOTED)

    await gaelle.tap("Je ne peux plus venir", on=card)
    await gaelle.sees(MISSED)
    said = await gaelle.tap(MISSED)
    await nadia.tap_in("Tableau de bord", "Cette rencontre est passée")
    shown = await nadia.tap_in("Présences", "À vérifier, excuse reçue depuis : 1")
    gone = await nadia.tap_in("Gaëlle S. : là", "Personnes présentes : 8")

    assert said.text.startswith("Merci de l’avoir dit.")
    assert "Gaëlle S. : là, a raconté, a dit depuis ne pas avoir pu venir" in shown.text
    assert "Personnes présentes : 9" in shown.text
    assert "Gaëlle" not in gone.text
    assert "À vérifier" not in gone.text


async def test_the_list_is_for_organisers_and_for_who_writes_this_report(house):
    meeting, nadia, yves, hugo = await over(house, "m01", "m02", "m09")
    asked, theirs = await nadia.reads(ASKED), await yves.reads(ASKED)
    await house.cellar.change(
        lambda store: store.team.revoke(
            store.members.by_telegram_id(yves.id).id, Role.PROJECT_GROUP
        )
    )

    menu = await hugo.last()
    entries = (f"za:{meeting.id}", f"zt:{meeting.id}:taken", f"zm:{meeting.id}:6:unseen:0")
    others = (f"zo:{meeting.id}:0", f"zc:{meeting.id}:c", f"zw:{meeting.id}:3:0")
    refused = [await hugo.forge(f"1:{one}", message_id=menu.id) for one in (*entries, *others)]
    refused.append(await yves.tap(ALL_GOOD, on=theirs))
    assert {toast.text for toast in refused} == {"Seul le groupe projet peut faire cela."}
    assert await noted(house, meeting) == ({}, Taking.OPEN)

    await give_role_here(house, hugo, Role.AUTHOR, meeting)
    await hugo.forge(f"1:za:{meeting.id}", message_id=menu.id)
    mine = await hugo.reads("Cochées : 9")
    await hugo.tap_in("Quelqu’un d’autre est venu", "Qui d’autre est venu ?")
    unknown = await hugo.say("Personne d’Inconnu")
    await hugo.tap_in("Retour à la liste", "Cochées : 9")
    await hugo.tap_in(ALL_GOOD, NOTED)
    assert "Ajouter « Personne d’Inconnu »" not in unknown.labels
    assert "Compter sans nom" in unknown.labels
    assert ALL_GOOD in mine.labels
    assert (await nadia.tap(ALL_GOOD, on=asked)).text == "C’est relevé, merci."


async def test_who_writes_this_report_alone_is_asked_too_and_who_writes_others_is_not(house):
    hugo, ousmane = await written_to(house, "m09", "m07")
    meeting = await house.next_meeting()
    await give_role_here(house, hugo, Role.AUTHOR, meeting)
    await give_role_here(house, ousmane, Role.AUTHOR, replace(meeting, id=3))
    await house.clock(to=(meeting.ends_at + timedelta(minutes=16)).isoformat())

    asked = await hugo.reads(ASKED)
    done = await hugo.tap_in(ALL_GOOD, NOTED)

    assert ALL_GOOD in asked.labels
    assert "Personnes présentes : 9" in done.text
    assert not [shown for shown in await ousmane.messages() if ASKED in shown.text]


async def test_a_wrong_presence_is_corrected_in_a_published_report_too(sqlite_house):
    house = sqlite_house
    meeting, nadia = await over(house, "m01")
    await nadia.reads(ASKED)
    done = await nadia.tap_in(ALL_GOOD, NOTED)
    await publish(house, meeting, tells=False)

    await nadia.tap("Lin W. : là", on=done)
    gone = await nadia.reads("Le compte rendu est publié avec ces présences")
    await nadia.start(f"cr_{base36(meeting.id)}")
    read = await nadia.reads("Compte rendu corrigé le ")

    assert "Corriger le compte rendu" in gone.labels
    assert "Présences : 8 (" in read.text
    assert len((await noted(house, meeting))[0]) == 8


async def test_after_an_evening_the_letter_waits_for_the_morning_and_speaks_english(sqlite_house):
    house = sqlite_house
    alice = await house.organiser("Alice", "en")
    await alice.start()
    meeting = await house.next_meeting()
    evening = datetime.fromisoformat("2027-03-06T18:30:00+01:00")  # a Saturday
    starts = {"starts_at": evening, "ends_at": evening + timedelta(hours=2)}
    await house.cellar.change(
        lambda store: store.gatherings.save(replace(store.gatherings.get(meeting.id), **starts))
    )
    await house.restart()  # what is owed is planned again
    key = f"presence:{meeting.id}:{in_minutes(evening)}"
    await house.until_so(lambda store: store.appointments.find(key))

    await house.clock(to=(evening + timedelta(hours=3)).isoformat())
    await house.clock(to="2027-03-07T15:00:00+01:00")
    asleep = [shown for shown in await alice.messages() if "Who was there?" in shown.text]
    await house.clock(to="2027-03-08T09:01:00+01:00")
    asked = await alice.reads("Who was there?")
    done = await alice.tap_in("All is well", "Attendance is noted.")

    assert asleep == []
    assert "Gaëlle S.: here, told the story" in asked.text
    assert "Ticked: 9\nCircles: project group 4, story 2, others 3" in asked.text
    assert "People there: 9" in done.text


async def test_presences_are_told_to_their_owner_and_stay_counted_when_erased(house):
    _, nadia, gaelle = await over(house, "m01", "m06")
    await nadia.reads(ASKED)
    await nadia.tap_in(ALL_GOOD, NOTED)

    data = await gaelle.say("/mes_donnees")
    await gaelle.tap_in("Tout effacer", "On efface ?")
    await gaelle.tap_in("Oui, tout effacer", "C’est effacé.")
    await nadia.tap_in("Tableau de bord", "Cette rencontre est passée")
    shown = await nadia.tap_in("Présences", NOTED)

    assert "présences notées : 4" in data.text
    assert "Gaëlle" not in shown.text
    assert "Personnes présentes : 9" in shown.text
    assert "récit 2" in shown.text
    assert "Déjà venues : 8 sur 9" in shown.text


async def test_before_it_begins_there_is_nobody_and_during_it_one_may_tick(sqlite_house):
    house = sqlite_house
    [nadia] = await written_to(house, "m01")
    meeting, menu = await house.next_meeting(), await nadia.last()

    early = await nadia.forge(f"1:za:{meeting.id}", message_id=menu.id)
    await house.clock(to=(meeting.starts_at + timedelta(minutes=10)).isoformat())
    await dashboard(nadia)
    await nadia.tap_in("Présences", "Cochées : 9")
    await nadia.tap_in("Lin W. : là", "Lin W. : pas vu")
    await nadia.tap_in(ALL_GOOD, NOTED)
    under_way = await house.look(lambda store: store.gatherings.get(meeting.id))
    await house.clock(to=(meeting.ends_at + timedelta(minutes=16)).isoformat())

    assert early.text.startswith("La rencontre n’a pas commencé")
    assert under_way.status is Status.ANNOUNCED
    assert (await house.look(lambda s: s.gatherings.get(meeting.id))).status is Status.HELD
    assert not [shown for shown in await nadia.messages() if ASKED in shown.text]


async def test_what_was_called_off_asks_nobody_and_what_waits_is_on_every_board(sqlite_house):
    house = sqlite_house
    meeting, nadia = await over(house, "m01")
    await nadia.reads(ASKED)
    await house.cellar.change(
        lambda store: store.gatherings.save(
            replace(
                store.gatherings.add_draft(created_by=1, at=house.plan.now()),
                status=Status.ANNOUNCED,
                title="La suivante",
                starts_at=meeting.starts_at + timedelta(days=20),
                ends_at=meeting.ends_at + timedelta(days=20),
            )
        )
    )
    board = await dashboard(nadia, "La suivante")
    waiting = await nadia.tap_in(
        "Présences à relever : Nos besoins, nos ressources", "Cochées : 9"
    )
    await house.cellar.change(
        lambda store: store.gatherings.save(
            replace(store.gatherings.get(meeting.id), status=Status.CANCELLED)
        )
    )
    late = await nadia.tap(ALL_GOOD, on=waiting)

    assert "La suivante" in board.text
    assert late.text == "Cette rencontre n’aura pas lieu."
    assert (await noted(house, meeting))[1] is Taking.OPEN
