"""Somebody nobody knows yet, somebody without Telegram, and the last hours before a visit."""

from bot.callbacks.grammar import base36
from tests.house.hosted import ADDRESS, SECRETS, TITLE
from tests.house.placed import names
from tests.house.signing_up import at_the_door, card, comes, waits

TWO_HOURS_BEFORE = "2027-03-11T12:00:00+01:00"
UNDER_WAY = "2027-03-11T14:10:00+01:00"


async def test_somebody_new_waits_and_is_written_to_once_they_agree(house):
    made, (gaelle, *_) = await at_the_door(house, capacity=1)
    await comes(gaelle)
    zoe = await house.stranger("Zoé")

    shown = await zoe.start(f"r_{base36(made.id)}")
    told = await zoe.tap("Oui, prévenez-moi", on=shown)
    first = await zoe.turned(shown)
    await gaelle.tap("Je ne peux plus venir")
    await zoe.tap_in("D’accord, on commence", "Comment")
    offered = await zoe.reads("Une place se libère")
    kept = await zoe.tap_in("Je prends la place", "Votre place est retenue.")

    assert "Vous seriez en tête de la liste d’attente." in shown.text
    assert not [word for word in SECRETS if word in shown.text + offered.text]
    assert told.is_alert
    assert "il me faut d’abord votre accord" in told.text
    assert "Vous êtes en tête de la liste d’attente." in first.text
    assert ADDRESS in kept.text
    assert await names(house, made) == (["Zoé"], [], [])


async def test_a_place_given_back_in_the_last_hours_is_for_organisers_to_give(house):
    made, (gaelle, ousmane, rosa, *_) = await at_the_door(house, capacity=1)
    await house.somebody("m01").say("/menu")
    await comes(gaelle)
    for person in (ousmane, rosa):
        await waits(person)
    await house.clock(to=TWO_HOURS_BEFORE)
    shown = await card(gaelle)

    await gaelle.tap("Je ne peux plus venir", on=shown)
    decide = await house.somebody("m01").reads("Il est trop tard pour demander")
    unasked = [m for m in await ousmane.messages() if "Une place se libère" in m.text]
    second = await card(rosa)
    free = await card(ousmane)
    await ousmane.tap("Je viens", on=free)
    kept = await ousmane.turned(free)
    await house.clock(to=UNDER_WAY)
    begun = await card(rosa)

    assert "Places libres : 1\nPersonnes qui attendent : 2" in decide.text
    assert decide.labels == ["Voir les places"]
    assert unasked == []
    assert "Vous êtes 2e sur la liste d’attente." in second.text
    assert "une place est libre : elle est à vous" in free.text
    assert ADDRESS in kept.text
    assert "La visite a commencé, et le groupe est complet." in begun.text
    assert await names(house, made) == (["Ousmane K."], [], ["Rosa F."])


async def test_a_typed_yes_meets_the_same_door_and_no_thanks_is_welcome(sqlite_house):
    house = sqlite_house
    made, (gaelle, ousmane, *_) = await at_the_door(house, capacity=1)
    await comes(gaelle)

    typed = await ousmane.say("je viens avec une amie")
    short = await ousmane.tap("Oui, c’est cela", on=typed)
    full = await ousmane.turned(typed)
    no = await ousmane.tap("Non merci", on=full)
    declined = await ousmane.turned(full)
    other = await ousmane.tap_in("Me prévenir si une place se libère", "en tête de la liste")
    await ousmane.tap("Je n’attends plus", on=other)
    await ousmane.turned(other)

    assert TITLE in typed.text
    assert short.text == "Le groupe est complet."
    assert full.labels[:2] == ["Oui, prévenez-moi", "Non merci"]
    assert no.text == "Merci de l’avoir dit. Même un non fait vivre le lien."
    assert "Votre réponse : pas cette fois. Merci de l’avoir dit." in declined.text
    assert await names(house, made) == (["Gaëlle S."], [], [])


async def test_an_old_card_asks_nobody_to_wait_for_a_place_that_is_free(sqlite_house):
    house = sqlite_house
    made, (gaelle, ousmane, *_) = await at_the_door(house, capacity=1)
    await comes(gaelle)
    full = await card(ousmane)
    await ousmane.tap("Non merci", on=full)
    old = await ousmane.turned(full)
    await gaelle.tap("Je ne peux plus venir")

    told = await ousmane.tap("Me prévenir si une place se libère", on=old)
    free = await ousmane.turned(old)
    stands = await names(house, made)
    await ousmane.tap("Finalement, je viens", on=free)
    kept = await ousmane.turned(free)

    assert told.is_alert
    assert "Une place est libre" in told.text
    assert stands == ([], [], [])
    assert ADDRESS in kept.text
    assert not [m for m in await ousmane.messages() if "Une place se libère" in m.text]


async def test_a_visit_reads_well_in_english_and_more_is_a_tap_away(sqlite_house):
    house = sqlite_house
    made, (gaelle, *_) = await at_the_door(house, capacity=1)
    kept = await comes(gaelle)
    more = await gaelle.tap_in("Autre chose", "dites-le ici : la place ira")
    await gaelle.tap_in("Retirer ma réponse", "Serez-vous des nôtres ?")
    ann = await house.stranger("Ann", "en")

    shown = await ann.start(f"r_{base36(made.id)}")
    await ann.tap("I’m coming", on=shown)
    coming = await ann.turned(shown)

    ways = ["J’ai une question", "Partager cette visite", "Retirer ma réponse", "Retour"]
    assert more.labels[-4:] == ways
    assert "Autre chose" in kept.labels
    assert "Places left: 1" in shown.text
    assert "Your place is booked. Thank you!\nIf you can no longer come" in coming.text
    assert ADDRESS in coming.text
