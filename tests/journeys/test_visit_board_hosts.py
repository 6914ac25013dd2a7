"""Whoever opens their doors reads who comes, by consent; and what follows a visit."""

import csv
from io import StringIO

from bot.callbacks.after import TablesTap
from bot.callbacks.visit_boards import HostPageTap
from bot.domain.attendance import Circle
from bot.domain.member import Directory
from tests.house.figures import opens
from tests.house.files import content, received
from tests.house.hosted import TITLE, hosted
from tests.house.placed import full, shown
from tests.house.publishing import on_monday, written_to
from tests.house.telling import member_of


async def test_a_host_reads_numbers_questions_and_the_first_names_of_who_agreed(house):
    await on_monday(house)
    hugo, rosa, gaelle = await written_to(house, "m09", "m10", "m06")
    made = await full(house)
    await shown(house, "m06", Directory.NAME_AND_ORGANISATION)
    await shown(house, "m07", Directory.NONE)

    def wonder(store):
        who = member_of(store, gaelle).id
        store.visit_questions.put(made.id, who, "Qui ouvre le matin ?", at=house.plan.now())

    await house.cellar.change(wonder)
    await hugo.say("/visites")
    listed = await hugo.reads("Les visites à venir")
    page = await hugo.tap_in(listed.labels[0], "Places retenues : 2 sur 2")
    refused = await rosa.forge(HostPageTap(made.id, 0).pack(), message_id=(await rosa.last()).id)

    assert "Vous ouvrez vos portes." in listed.text
    assert f"Visite : {TITLE}\n" in page.text
    assert "Places retenues : 2 sur 2\nSur la liste d’attente : 2\n" in page.text
    assert "Qui vient\nGaëlle (AMAP du canal)" in page.text
    assert "Ousmane" not in page.text
    assert "Et une personne qui préfère ne pas être nommée ici." in page.text
    assert "Ce que le groupe aimerait comprendre\n« Qui ouvre le matin ? »" in page.text
    assert page.labels == ["J’ai un souci", "Actualiser"]
    assert refused.text.startswith("Cette page est pour les personnes qui ouvrent leurs portes")


async def test_a_host_who_has_a_problem_is_heard_by_the_project_group(sqlite_house):
    house = sqlite_house
    await on_monday(house)
    nadia, hugo = await written_to(house, "m01", "m09")
    made = await hosted(house, [hugo])
    await opens(hugo, HostPageTap(made.id, 0), "Personne n’a encore pris de place.")

    await hugo.tap("J’ai un souci")
    await hugo.say("La chaudière est en panne.")
    heard = await nadia.reads("La chaudière est en panne.")

    assert "Hugo M." in heard.text
    assert TITLE in heard.text


async def test_the_table_of_a_visit_tells_the_places_and_the_turns(house):
    await on_monday(house)
    [nadia] = await written_to(house, "m01")
    made = await full(house)

    await opens(nadia, TablesTap(made.id), "Tableaux à emporter")
    await nadia.tap_in("Réponses", "Pour quel logiciel ?")
    await nadia.tap("N’importe lequel (CSV)")
    file = await content(house, await received(nadia, "document", after=0))
    rows = list(csv.reader(StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";"))

    heads, *lines = rows[2:]
    told = {line[0]: dict(zip(heads, line, strict=True)) for line in lines}
    assert heads[:5] == ["Nom", "Structures", "Place", "Rang", "Proposée jusqu’à"]
    assert told["Gaëlle S."]["Place"] == "retenue"
    assert told["Gaëlle S."]["Réponse"] == "Je viens"
    assert [told[name]["Rang"] for name in ("Fatou N.", "Rosa F.")] == ["1", "2"]
    assert told["Rosa F."]["Place"] == "liste d’attente"
    assert not told["Rosa F."]["Réponse"]


async def test_after_a_visit_hosts_stand_on_the_list_of_who_was_there(house):
    await on_monday(house)
    [nadia] = await written_to(house, "m01")
    made = await full(house)
    assert made.ends_at
    await house.clock(to=made.ends_at.isoformat())
    await opens(nadia, TablesTap(made.id), "Tableaux à emporter")

    board = await nadia.tap_in("Tableau de bord", "Cette visite est passée")
    listed = await nadia.tap_in("Présences", "Cochées : 3")
    hosts = await nadia.tap_in("Qui a accueilli ?", "Qui a ouvert ses portes")
    await nadia.tap_in("Hugo M. : accueil", "Qui a ouvert ses portes")
    await nadia.tap_in("Hugo M.", "Qui a ouvert ses portes")
    await nadia.tap("Retour à la liste")
    await nadia.tap_in("Tout est bon", "C’est relevé")
    noted = await house.look(lambda store: store.attendances.of(made.id))

    assert "Hugo M. : là, a accueilli" in listed.text
    assert "Cochées : 3\nEn visite : 2\nHôtes : 1\n" in listed.text
    assert "Hugo M. : accueil" in hosts.labels
    assert "Compte rendu" not in board.labels
    assert "Ce qu’elle a inspiré" in board.labels
    circles = sorted(one.circle for one in noted)
    assert circles == [Circle.HOST, Circle.VISITOR, Circle.VISITOR]
