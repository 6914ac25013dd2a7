"""Organisers see who comes to a visit and who waits, and move people by hand."""

from bot.callbacks.visit_boards import MoveTap, PlaceListTap
from bot.callbacks.visits import PlacesTap
from bot.domain.visit_board import Move, Spot
from tests.house.boards import dashboard
from tests.house.hosted import POINT, TITLE, hosted
from tests.house.placed import TAKEN, everybody, full, names, places_of
from tests.house.publishing import on_monday, written_to

SURE = "Oui, c’est décidé"
HERE = "Sa place est retenue"


async def test_the_board_of_a_visit_tells_its_places_and_the_list_tells_whose_they_are(house):
    await on_monday(house)
    [nadia, *_] = await written_to(house, "m01", "m06", "m07", "m10", "m12")
    await full(house)

    board = await dashboard(nadia, TITLE)
    listed = await nadia.tap_in("Places", "Liste d’attente : 2")
    one = await nadia.tap_in("Rosa F.", "au rang 2")

    assert f"Visite : {TITLE}\n" in board.text
    assert "Places retenues : 2 sur 2\nSur la liste d’attente : 2\n" in board.text
    assert "Au moins 2 pour avoir lieu : c’est bon." in board.text
    assert "Racontée à : la prochaine rencontre" in board.text
    assert board.labels[0] == "Places"
    assert TAKEN in listed.text
    assert "Places retenues\nGaëlle S. (AMAP du canal)" in listed.text
    assert "Liste d’attente\n1. Fatou N. (" in listed.text
    assert "\n2. Rosa F. (" in listed.text
    assert listed.labels[-3:] == ["Ajouter quelqu’un", "Nombre de places", "Tableau de bord"]
    assert one.labels == ["Donner une place", "Retirer", "Retour aux places"]


async def test_who_is_put_back_waits_behind_the_others_and_reads_of_it(house):
    await on_monday(house)
    nadia, gaelle, fatou, _ = await written_to(house, "m01", "m06", "m12", "m10")
    made = await full(house)
    await places_of(nadia)

    await nadia.tap_in("Rosa F.", "au rang 2")
    refused = await nadia.tap("Donner une place")
    await nadia.tap_in("Retour aux places", TAKEN)
    await nadia.tap_in("Gaëlle S.", HERE)
    sure = await nadia.tap_in("Mettre sur la liste d’attente", "perd sa place")
    back = await nadia.tap_in(SURE, "C’est noté, Gaëlle S. passe sur la liste")
    waits = await gaelle.reads("n’est plus retenue")
    await fatou.reads("Une place se libère")
    journal = await nadia.say("/journal")

    assert refused.text.startswith("Toutes les places sont prises ou proposées.")
    assert refused.is_alert
    assert "La place libérée ira à la première personne qui attend." in sure.text
    assert "Je le lui dis ici, en quelques mots." in back.text
    assert "vous voilà sur la liste d’attente, au rang" in waits.text
    assert await names(house, made) == (["Ousmane K."], ["Fatou N."], ["Rosa F.", "Gaëlle S."])
    assert "remise en liste d’attente" in journal.text


async def test_a_place_is_given_and_taken_away_by_hand(house):
    await on_monday(house)
    nadia, ousmane, fatou, rosa = await written_to(house, "m01", "m07", "m12", "m10")
    made = await full(house)
    await ousmane.forge(f"1:r:{made.id}:no", message_id=(await ousmane.last()).id)
    await fatou.reads("Une place se libère")
    await places_of(nadia, reads="Une place proposée")

    await nadia.tap_in("Fatou N.", "Une place lui est proposée jusqu’à")
    given = await nadia.tap_in("Donner une place", "C’est noté, Fatou N. a une place.")
    has_place = await fatou.reads("le groupe projet vous a gardé une place")
    await nadia.tap_in("Retirer", "n’attendra plus de place")
    await nadia.tap_in(SURE, "C’est noté, Fatou N. ne vient plus")
    off = await fatou.reads("a noté que vous ne venez pas")
    await rosa.reads("Une place se libère")

    assert "Sa place est retenue." in given.text
    assert POINT in has_place.text
    assert off.labels == ["Écrire au groupe projet", "Voir la visite"]
    assert await names(house, made) == (["Gaëlle S."], ["Rosa F."], [])


async def test_of_two_organisers_the_second_reads_how_it_stands(house):
    await on_monday(house)
    nadia, yves, gaelle = await written_to(house, "m01", "m02", "m06")
    made = await full(house)
    for organiser in (nadia, yves):
        await places_of(organiser)
        await organiser.tap_in("Gaëlle S.", HERE)
    await nadia.tap_in("Retirer", "On le fait ?")
    await yves.tap_in("Mettre sur la liste d’attente", "On le fait ?")

    await nadia.tap_in(SURE, "Gaëlle S. ne vient plus")
    late = await yves.tap(SURE)
    truth = await yves.reads("Ni place, ni liste d’attente")
    await gaelle.reads("a noté que vous ne venez pas")

    assert late.text.startswith("Une autre personne du groupe projet vient de changer cela.")
    assert truth.labels[:2] == ["Donner une place", "Mettre sur la liste d’attente"]
    assert "Gaëlle S." not in await everybody(house, made)


async def test_somebody_who_called_is_added_by_name_or_written_down(house):
    await on_monday(house)
    [nadia] = await written_to(house, "m01")
    made = await hosted(house, [], coming=[house.somebody("m06")], capacity=3)
    await places_of(nadia, reads="Retenues : 1 sur 3")

    await nadia.tap_in("Ajouter quelqu’un", "Qui souhaitez-vous ajouter ?")
    await nadia.say("lucien")
    await nadia.tap_in("Lucienne V., Club de gymnastique douce", "Ni place, ni liste d’attente")
    given = await nadia.tap_in("Donner une place", "C’est noté, Lucienne V. a une place.")
    listed = await nadia.tap_in("Retour aux places", "Retenues : 2 sur 3")
    await nadia.tap_in("Ajouter quelqu’un", "Qui souhaitez-vous ajouter ?")
    unknown = await nadia.say("Zélie du marché")
    await nadia.tap_in("Ajouter « Zélie du marché »", "comment joindre cette personne")
    await nadia.tap_in("Par téléphone", "un numéro")
    await nadia.say("06 11 22 33 44")
    await nadia.tap_in("Je viens", "Comment")
    await nadia.tap_in("Par téléphone", "C’est noté pour Zélie du marché")

    assert "merci de l’appeler" in given.text
    assert "à appeler (téléphone)" in given.text
    assert "à appeler" in listed.text
    assert "Je ne trouve personne pour « Zélie du marché »" in unknown.text
    assert (await names(house, made))[0] == ["Gaëlle S.", "Lucienne V.", "Zélie du marché"]


async def test_how_many_places_there_are_is_changed_without_losing_anybody_unasked(house):
    await on_monday(house)
    nadia, fatou, ousmane = await written_to(house, "m01", "m12", "m07")
    made = await full(house)
    await places_of(nadia)

    before = await nadia.tap_in("Nombre de places", "Aujourd’hui : 2")
    await nadia.tap_in("Une de plus", "Aujourd’hui : 3")
    await fatou.reads("Une place se libère")
    asked = await nadia.say("1")
    kept = await nadia.tap_in("Ne rien changer (3 places)", "Aujourd’hui : 3")
    unclear = await nadia.say("beaucoup")
    await nadia.say("1")
    lower = await nadia.tap_in("Les dernières réponses attendent", "Aujourd’hui : 1")
    await ousmane.reads(TITLE)
    journal = await nadia.say("/journal")

    assert before.labels[:4] == ["Une de moins", "Une de plus", "5", "8"]
    assert "Déjà retenues ou proposées : 3" in asked.text
    assert asked.labels == ["Les dernières réponses attendent", "Ne rien changer (3 places)"]
    assert "Proposées : 1" in kept.text
    assert unclear.text.startswith("Je n’ai pas compris ce nombre")
    assert lower.text.startswith("C’est noté. Le minimum descend aussi, à 1 :")
    assert await names(house, made) == (["Gaëlle S."], [], ["Ousmane K.", "Fatou N.", "Rosa F."])
    assert "nombre de places changé" in journal.text
    assert journal.text.count("personne remise en liste d’attente") == 2
    assert "Ousmane K." in journal.text
    assert "Fatou N." in journal.text


async def test_one_person_of_each_organisation_comes_first_where_organisers_say_so(sqlite_house):
    house = sqlite_house
    await on_monday(house)
    [nadia] = await written_to(house, "m01")
    made = await full(house)
    await places_of(nadia)

    await nadia.tap_in("Nombre de places", "Les places vont dans l’ordre de la liste")
    on = await nadia.tap_in("Une personne par structure d’abord", "d’abord : oui")
    is_on = (await house.look(lambda store: store.places.of(made.id))).one_each
    await nadia.tap_in("Dans l’ordre de la liste", "d’abord : non")

    assert "Quand des personnes attendent, une place libre va d’abord à une structure" in on.text
    assert is_on
    assert not (await house.look(lambda store: store.places.of(made.id))).one_each


async def test_names_are_for_the_project_group_and_a_visit_that_is_over_is_moved_no_more(house):
    await on_monday(house)
    nadia, fatou = await written_to(house, "m01", "m12")
    made = await full(house)
    menu = await fatou.last()
    taps = (
        PlacesTap(made.id),
        PlaceListTap(made.id, 1),
        MoveTap(made.id, 1, Move.GIVE, Spot.NOWHERE, 1),
    )

    forged = [await fatou.forge(tap.pack(), message_id=menu.id) for tap in taps]
    await places_of(nadia)
    await nadia.tap_in("Gaëlle S.", HERE)
    person = await nadia.tap_in("Retirer", "On le fait ?")
    assert made.ends_at
    await house.clock(to=made.ends_at.isoformat())
    late = await nadia.tap(SURE, on=person)
    await nadia.forge(PlacesTap(made.id).pack(), message_id=person.id)
    over = await nadia.reads(TAKEN)

    assert {toast.text for toast in forged} == {"Seul le groupe projet peut faire cela."}
    assert late.is_alert
    assert "Gaëlle S." in await everybody(house, made)
    assert over.labels == ["Tableau de bord"]
