"""Somebody new says hello: consent, name, organisation, what others may know."""

import pytest

from tests.house.welcome import AGREE, NOTHING, SELF, agreed, named, of_organisation


async def test_a_newcomer_is_told_who_speaks_before_anything_is_kept(house):
    zoe = await house.stranger("Zoé")

    welcome = await zoe.start()

    assert welcome.text.startswith("Bonjour Zoé.\nIci l’assistant de l’espace")
    assert welcome.labels == [AGREE, "En savoir plus", "Non merci"]
    assert await house.look(lambda store: store.members.by_telegram_id(zoe.id)) is None


async def test_a_newcomer_arrives_with_a_name_and_an_organisation(house):
    zoe = await house.stranger("Zoé")
    await agreed(zoe)

    await zoe.tap_in("Garder « Zoé »", "Venez-vous au nom")
    question = await zoe.tap_in("AMAP du canal", "Que peuvent savoir")
    await zoe.tap("Seulement ma structure")

    assert question.labels[0] == "Mon prénom et ma structure"
    await zoe.reads("Merci Zoé, c’est prêt.")
    card = await zoe.reads("Quatrième rencontre : Nos besoins, nos ressources")
    assert card.labels == ["Je viens", "Je ne peux pas", "Je ne sais pas encore"]


async def test_organisers_hear_of_an_arrival(house):
    nadia, zoe = house.somebody("m01"), await house.stranger("Zoé")
    await nadia.start()

    await of_organisation(zoe, "Chorale du pont")
    await zoe.tap(NOTHING)

    arrival = await nadia.reads("Nouvelle arrivée")
    assert arrival.text == (
        "Nouvelle arrivée : Zoé (Chorale du pont). Un mot de bienvenue en personne ?"
    )


async def test_who_comes_alone_is_not_asked_to_show_a_structure(house):
    zoe = await house.stranger("Zoé")
    await named(zoe, "Zoé du pont")

    question = await zoe.tap_in(SELF, "Que peuvent savoir")

    assert question.labels == ["Mon prénom", NOTHING]


async def test_no_thanks_keeps_nothing(house):
    zoe = await house.stranger("Zoé")
    await zoe.start()

    said = await zoe.tap_in("Non merci", "C’est entendu")

    assert "Je n’ai rien gardé." in said.text
    assert said.labels == []
    assert await house.look(lambda store: store.members.by_telegram_id(zoe.id)) is None


async def test_no_thanks_takes_back_an_answer_given_before(house):
    zoe = await house.stranger("Zoé")
    group = zoe.there(house.group_id)
    await group.reads("Je viens : 9")
    await group.tap("Je viens")
    await group.reads("Je viens : 10")

    await zoe.start()
    await zoe.tap_in("Non merci", "C’est entendu")

    await group.reads("Je viens : 9 (7 structures)")


async def test_more_is_told_to_who_wants_to_know(house):
    zoe = await house.stranger("Zoé")
    await zoe.start()

    more = await zoe.tap_in("En savoir plus", "Ce que je garde")

    assert "donnees@passerelle.example" in more.text
    assert more.labels == [AGREE, "Non merci"]
    await zoe.tap_in(AGREE, "Comment souhaitez-vous")


NASTY = {
    "<b>Zoé</b> & fils": "<b>Zoé</b> & fils",
    "Zoé\u202eézorb": "Zoéézorb",
    "\u200bZoé\u200b\u00a0\n M.": "Zoé M.",
    "🦊": "🦊",
    "Z" * 64: "Z" * 64,
    "زوي": "زوي",
}


@pytest.mark.parametrize("typed", NASTY)
async def test_a_nasty_name_is_shown_as_it_was_meant(house, typed):
    zoe = await house.stranger("Zoé")
    await named(zoe, typed)

    await zoe.tap_in(SELF, "Que peuvent savoir")
    await zoe.tap(NOTHING)

    await zoe.reads(f"Merci {NASTY[typed]}, c’est prêt.")


async def test_a_name_that_turns_the_line_round_does_not_reach_the_greeting(sqlite_house):
    zoe = await sqlite_house.stranger("Zoé\u202e")

    welcome = await zoe.start()
    question = await zoe.tap_in(AGREE, "Comment souhaitez-vous")

    assert welcome.text.startswith("Bonjour Zoé.\n")
    assert question.labels == ["Garder « Zoé »"]


async def test_a_name_that_nobody_can_read_is_asked_again(house):
    zoe = await house.stranger("Zoé")
    await agreed(zoe)

    said = await zoe.say("\u2060\u2060")

    assert said.text == "Je n’y lis aucun mot. Écrivez une ligne, s’il vous plaît."
    await zoe.say("Zoé")
    await zoe.reads("Venez-vous au nom")


async def test_the_list_of_organisations_has_pages(house):
    zoe = await house.stranger("Zoé")
    first = await named(zoe, "Zoé")

    await zoe.tap("Suite →")
    second = await zoe.reads("Venez-vous au nom")

    assert first.id == second.id
    assert not set(first.labels[:8]) & set(second.labels[:8])
    assert "← Avant" in second.labels


@pytest.mark.parametrize("typed", ["Amap canal", "l'amap du CANAL"])
async def test_a_name_typed_almost_alike_is_not_a_second_organisation(house, typed):
    zoe = await house.stranger("Zoé")
    await named(zoe, "Zoé")

    near = await zoe.say(typed)

    assert near.text == "Est-ce l’une de celles-ci ?"
    assert "AMAP du canal" in near.labels
    await zoe.tap_in("AMAP du canal", "Que peuvent savoir")


async def test_an_unknown_organisation_may_be_written_another_way(house):
    zoe = await house.stranger("Zoé")
    await named(zoe, "Zoé")

    asked = await zoe.say("Chorale du pond")
    await zoe.tap_in("Écrire autrement", "Venez-vous au nom")
    await zoe.say("Chorale du pont")

    assert asked.text == "Je ne connais pas encore « Chorale du pond ». Je l’ajoute ?"
    await zoe.tap_in("Ajouter « Chorale du pont »", "Que peuvent savoir")


async def test_an_english_speaker_reads_english(house):
    ann = await house.stranger("Ann", "en-GB")
    welcome = await ann.start()

    await ann.tap_in("OK, let’s start", "What should we call you?")
    await ann.say("Ann")
    await ann.tap_in("Just myself", "What may other members know")
    await ann.tap("Nothing, count me without a name")

    assert welcome.text.startswith("Hello Ann.")
    await ann.reads("Thank you Ann, all set.")
    await ann.reads("Fourth meeting: Nos besoins, nos ressources")


async def test_consent_tapped_twice_asks_for_the_name_once_more(house):
    zoe = await house.stranger("Zoé")
    welcome = await zoe.start()
    data = welcome.whole["buttons"][0][0]["callback_data"]
    await zoe.tap_in(AGREE, "Comment souhaitez-vous")

    await zoe.forge(data, message_id=welcome.id)

    last = await zoe.last()
    assert last.text.startswith("Comment souhaitez-vous")
    await zoe.say("Zoé")
    await zoe.reads("Venez-vous au nom")
