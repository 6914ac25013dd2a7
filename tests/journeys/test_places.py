"""Few places, and more people who would like one: from the first yes to the last."""

from tests.house.hosted import ADDRESS, CODE, POINT, SECRETS, TITLE
from tests.house.house import GROUP
from tests.house.placed import names
from tests.house.signing_up import (
    assert_cards_tell_the_truth,
    at_the_door,
    card,
    comes,
    waits,
)

NIGHT = "2027-03-01T21:30:00+01:00"
MORNING = "2027-03-02T10:00:00+01:00"
DAY_AFTER = "2027-03-03T10:00:01+01:00"


async def test_a_yes_brings_the_address_and_nothing_else_does(house):
    made, (gaelle, ousmane, *_) = await at_the_door(house)
    asked = await card(ousmane)

    await ousmane.tap("Je viens", on=asked)
    kept = await ousmane.turned(asked)
    again = await ousmane.forge(f"1:r:{made.id}:yes", message_id=kept.id)
    listed = await gaelle.say("/visites")

    assert asked.labels == ["Je viens", "Pas cette fois", "Prévenez-moi d’une autre"]
    assert "Places libres : 3\n\nSerez-vous des nôtres ?" in asked.text
    assert not [word for word in SECRETS if word in asked.text + listed.text]
    assert "Votre place est retenue. Merci !\nSi vous ne pouvez plus venir, dites-le" in kept.text
    assert {ADDRESS, POINT, CODE} <= {word for word in SECRETS if word in kept.text}
    assert kept.labels == [
        *("Je viens avec quelqu’un", "Ajouter à mon agenda", "Besoin d’un coup de main"),
        *("Je ne peux plus venir", "Autre chose"),
    ]
    assert again.text == "C’est déjà noté."
    assert await names(house, made) == (["Ousmane K."], [], [])


async def taken_up(house):
    """Fill three places: Gaëlle comes with somebody, and Rosa; return a button of before, too."""
    made, people = await at_the_door(house)
    gaelle, ousmane, rosa, *_ = people
    await comes(gaelle)
    await gaelle.tap_in("Je viens avec quelqu’un", "Combien de personnes")
    await gaelle.tap_in("1 personne", "une place pour tout le monde")
    await gaelle.tap_in("Sans nom", "Deux places sont retenues")
    before = await card(ousmane)
    await comes(rosa)
    return made, people, before


async def test_who_comes_too_late_waits_in_turn(house):
    made, people, before = await taken_up(house)
    _, ousmane, _, fatou, lin = people

    await ousmane.tap("Je viens", on=before)  # a button that was true a moment ago
    full = await ousmane.turned(before)
    first = await ousmane.tap_in("Oui, prévenez-moi", "Vous êtes en tête de la liste")
    twice = await ousmane.forge(f"1:wn:{made.id}", message_id=first.id)
    second = await waits(fatou)
    third = await waits(lin)

    assert "Vous seriez en tête de la liste d’attente." in full.text
    assert full.labels[:2] == ["Oui, prévenez-moi", "Non merci"]
    assert first.labels == ["Je n’attends plus"]
    assert twice.text == "C’est déjà noté."
    assert "Vous êtes 2e sur la liste d’attente." in second.text
    assert "Vous êtes 3e sur la liste d’attente." in third.text
    await assert_cards_tell_the_truth(house, made, people)


async def test_places_that_are_given_back_are_offered_in_turn_and_taken_or_left(house):
    made, people, _ = await taken_up(house)
    gaelle, ousmane, _, fatou, lin = people
    for person in (ousmane, fatou, lin):
        await waits(person)

    await gaelle.tap("Je ne peux plus venir")
    given = await ousmane.reads("Une place se libère")
    passed_on = await fatou.reads("Une place se libère")
    await assert_cards_tell_the_truth(house, made, people)
    await ousmane.tap("Je prends la place", on=given)
    taken = await ousmane.turned(given)
    await fatou.tap("Je laisse", on=passed_on)
    left = await fatou.turned(passed_on)
    offered = await lin.reads("Une place se libère")

    assert f"« {TITLE} »" in given.text
    assert "Elle vous est proposée jusqu’à mardi 2 mars à 10 h" in given.text
    assert not [word for word in SECRETS if word in given.text]
    assert "Votre place est retenue." in taken.text
    assert ADDRESS in taken.text
    assert "Votre réponse : pas cette fois. Merci de l’avoir dit." in left.text
    assert offered.labels == ["Je prends la place", "Je laisse"]
    assert await names(house, made) == (["Rosa F.", "Ousmane K."], ["Lin W."], [])
    await assert_cards_tell_the_truth(house, made, people)


async def test_an_offer_that_nobody_answers_goes_on_and_the_turn_is_kept(house):
    made, people = await at_the_door(house, capacity=1)
    gaelle, ousmane, rosa, *_ = people
    await comes(gaelle)
    for person in (ousmane, rosa):
        await waits(person)
    await house.clock(to=NIGHT)
    await gaelle.forge(f"1:r:{made.id}:no", message_id=(await gaelle.last()).id)
    await house.at_rest()
    night = await house.look(lambda store: store.places.of(made.id).taken)
    silent = [m for m in await ousmane.messages() if "Une place se libère" in m.text]

    await house.clock(to=MORNING)
    given = await ousmane.reads("Une place se libère")
    await house.restart()
    await house.clock(to=DAY_AFTER)
    kept = await ousmane.reads("Votre place d’attente est gardée.")
    await rosa.reads("Une place se libère")
    late = await ousmane.tap("Je prends la place", on=given)
    after = await ousmane.turned(given)
    await rosa.tap_in("Je prends la place", "Votre place est retenue.")

    assert (night, silent) == (1, [])
    assert "jusqu’à mercredi 3 mars à 9 h" in given.text
    assert kept.labels == ["Voir la visite", "Je n’attends plus"]
    assert (late.is_alert, late.text[:16]) == (True, "Trop tard de peu")
    assert "Vous êtes en tête de la liste d’attente." in after.text
    assert await names(house, made) == (["Rosa F."], [], ["Ousmane K."])
    await assert_cards_tell_the_truth(house, made, people)


async def test_in_the_group_only_numbers_are_read_and_the_rest_in_private(house):
    made, people = await at_the_door(house, capacity=1)
    gaelle, ousmane, rosa, _, lin = people
    stranger = await house.stranger("Zoé")
    await lin.tap("Pas cette fois", on=await card(lin))
    shown = await gaelle.there(GROUP).reads("Places libres : 1")
    kept = await gaelle.there(GROUP).tap("Je viens", on=shown)
    await gaelle.reads(ADDRESS)
    await gaelle.there(GROUP).reads("Une liste d’attente est ouverte.")

    full = await ousmane.there(GROUP).tap("Je viens", on=shown)
    await ousmane.tap_in("Oui, prévenez-moi", "Vous êtes en tête de la liste")
    again = await ousmane.there(GROUP).tap("Je viens", on=shown)
    await gaelle.there(GROUP).reads("Sur la liste d’attente : 1")
    unknown = await stranger.there(GROUP).tap("Je viens", on=shown)
    no = await rosa.there(GROUP).tap("Pas cette fois", on=shown)

    assert (kept.text, kept.is_alert) == ("Votre place est retenue. Merci !", False)
    assert full.is_alert
    assert full.text == (
        "Le groupe est complet. Vous seriez en tête de la liste d’attente. "
        "Je vous pose la question en privé."
    )
    assert "Vous êtes en tête de la liste d’attente." in again.text
    assert "Vous seriez 2e sur la liste d’attente." in unknown.text
    assert "touchez « Répondre en privé »" in unknown.text
    assert no.text == "Merci de l’avoir dit. Même un non fait vivre le lien."
    known = await house.look(lambda store: store.members.by_telegram_id(stranger.id))
    assert known is None
    await assert_cards_tell_the_truth(house, made, people)


async def test_another_visit_may_be_asked_for_without_an_answer_and_never_costs_a_place(house):
    made, (gaelle, ousmane, *_) = await at_the_door(house, capacity=1)
    asked = await card(gaelle)
    noted = await gaelle.tap("Prévenez-moi d’une autre", on=asked)
    await gaelle.say("/visites")
    open_ = next(one for one in await gaelle.messages() if one.id == asked.id)
    await gaelle.tap("Je viens", on=asked)
    await gaelle.turned(asked)
    kept = await gaelle.forge(f"1:pa:{made.id}", message_id=asked.id)
    await waits(ousmane)
    waiting = await ousmane.forge(f"1:pa:{made.id}", message_id=(await ousmane.last()).id)
    unsure = await ousmane.forge(f"1:r:{made.id}:maybe", message_id=(await ousmane.last()).id)
    wait = await gaelle.forge(f"1:wn:{made.id}", message_id=asked.id)

    assert noted.text == "C’est noté. Je vous écrirai dès qu’une autre visite se présente."
    assert open_.text == asked.text
    assert open_.labels == ["Je viens", "Pas cette fois"]
    assert kept.text.endswith("Pour celle-ci, rien ne change.")
    assert waiting.text == kept.text
    assert "sans place retenue" in unsure.text
    assert "déjà une place" in wait.text
    assert await names(house, made) == (["Gaëlle S."], [], ["Ousmane K."])


async def test_company_needs_room_that_nobody_waits_for(house):
    made, (gaelle, ousmane, rosa, *_) = await at_the_door(house, capacity=2)
    kept = await comes(gaelle)
    ask = await gaelle.tap_in("Je viens avec quelqu’un", "Combien de personnes")
    await comes(ousmane)
    late = await gaelle.tap("1 personne", on=ask)
    alone = await gaelle.turned(ask)
    await waits(rosa)
    forged = await gaelle.forge(f"1:ro:{made.id}:instead", message_id=kept.id)
    typed = await rosa.say("je viens avec une amie")
    guessed = await rosa.tap("Oui, c’est cela", on=typed)

    assert "1 personne" in ask.labels
    assert "2 personnes" not in ask.labels
    assert late.is_alert
    assert "pas de place libre" in late.text
    assert "Je viens avec quelqu’un" not in alone.labels
    assert forged.is_alert
    assert guessed.text
    assert await names(house, made) == (["Gaëlle S.", "Ousmane K."], [], ["Rosa F."])


async def test_an_organiser_puts_somebody_without_telegram_on_the_list(house):
    made, people = await at_the_door(house, capacity=1)
    nadia, gaelle, ousmane = house.somebody("m01"), *people[:2]
    await comes(gaelle)
    await nadia.say("/repondre")
    found = await nadia.say("Lucienne")
    asked = await nadia.tap_in(found.labels[0], "Que vous a dit cette personne ?")
    await nadia.tap_in("Je viens", "Comment")
    full = await nadia.tap_in("Par téléphone", "Le groupe est complet")
    await gaelle.tap("Je ne peux plus venir")
    free = await nadia.tap("Noter sur la liste d’attente", on=full)
    await nadia.turned(full)
    await comes(ousmane)
    await nadia.tap_in("Je viens", "Comment")
    await nadia.tap_in("Par téléphone", "Le groupe est complet")
    listed = await nadia.tap_in("Noter sur la liste d’attente", "attend une place")

    assert "Une place est libre" in free.text
    assert "Je ne sais pas encore" not in asked.labels
    assert "Sur la liste d’attente : 0" in full.text
    assert "Aucun message n’atteint cette personne" in listed.text
    await ousmane.tap("Je ne peux plus venir")
    assert (await nadia.reads("un appel suffit")).labels == ["Voir les places"]
    assert await names(house, made) == ([], [], ["Lucienne V."])
    await waits_or_comes(people[2])
    assert await names(house, made) == (["Rosa F."], [], ["Lucienne V."])


async def waits_or_comes(somebody):
    """Take a place that is free, for nobody who can be asked waits for it."""
    shown = await card(somebody)
    await somebody.tap("Je viens", on=shown)
    return await somebody.turned(shown)
