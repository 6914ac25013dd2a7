"""Somebody wants to be forgotten."""

from tests.house.house import GROUP

OLD_BUTTON = "Ce bouton date un peu. Voici de quoi continuer : /menu"


async def test_a_member_erases_everything_and_the_counts_follow(house):
    gaelle = house.somebody("m06")
    await gaelle.there(GROUP).reads("Je viens : 9 (7 structures)")
    await gaelle.start()
    assert "Prénom : Gaëlle S." in (await gaelle.say("/mes_donnees")).text

    await gaelle.tap("Tout effacer")
    await gaelle.tap("Oui, tout effacer")

    await gaelle.reads("C’est effacé.")
    await gaelle.there(GROUP).reads("Je viens : 8 (6 structures)")
    assert await house.look(lambda store: store.members.by_telegram_id(gaelle.id)) is None


async def test_a_member_takes_everything_along_in_a_file(house):
    gaelle = house.somebody("m06")
    known = await gaelle.say("/mes_donnees")

    await gaelle.tap_in("Tout recevoir", "Voici vos données, dans un fichier lisible.")
    await gaelle.tap_in("Corriger", "Nom affiché : Gaëlle S.")

    sent = house.calls("sendDocument")[-1]
    assert "Ce que les membres voient : mon prénom et ma structure" in known.text
    assert sent.status == 200


async def test_a_pause_is_offered_instead(sqlite_house):
    rosa = sqlite_house.somebody("m10")
    await rosa.say("/mes_donnees")
    await rosa.tap("Tout effacer")

    await rosa.tap_in("Plutôt une pause", "Combien de temps souhaitez-vous souffler ?")
    await rosa.tap_in("Sans date de fin", "Pause notée (sans date de fin).")


async def test_somebody_unknown_reads_that_nothing_is_known(house):
    zoe = await house.stranger("Zoé")

    await zoe.start()

    assert (await zoe.say("/mes_donnees")).text.startswith("Je ne sais rien sur vous.")


async def test_a_second_thought_keeps_everything(house):
    rosa = house.somebody("m10")
    await rosa.start()
    await rosa.say("/mes_donnees")

    await rosa.tap("Tout effacer")
    await rosa.tap("Non, je garde")

    assert await house.look(lambda store: store.members.by_telegram_id(rosa.id))


async def test_a_button_forged_in_the_group_neither_erases_nor_spoils_the_card(house):
    gaelle = house.somebody("m06")
    card = await gaelle.there(GROUP).reads("Je viens : 9")

    toasts = [
        await gaelle.there(GROUP).forge(f"1:e:{choice}", message_id=card.id)
        for choice in ("ask", "yes", "no")
    ]

    assert {toast.text for toast in toasts} == {OLD_BUTTON}
    assert (await gaelle.there(GROUP).reads("Je viens : 9")).text == card.text
    assert await house.look(lambda store: store.members.by_telegram_id(gaelle.id))


async def test_an_organiser_is_not_lost_by_a_tap(house):
    nadia = house.somebody("m01")
    await nadia.start()
    await nadia.say("/mes_donnees")

    toast = await nadia.tap("Tout effacer")

    assert toast.is_alert
    assert toast.text.startswith("Vous faites partie du groupe projet")
