"""An organiser prepares a meeting, and publishes it."""

import asyncio

import pytest

from tests.house.drafting import PREVIEW, prepared
from tests.house.house import GROUP
from tests.house.letters import NEW


async def test_a_meeting_is_prepared_in_two_lines_and_four_taps(house):
    nadia, gaelle = house.somebody("m01"), house.somebody("m06")
    asked = await nadia.say("/nouvelle")

    dates = await nadia.say("Une soirée jeux")  # line 1
    read_back = await nadia.say("dans 15 jours à 18h30")  # line 2
    await nadia.tap_in("Oui, c’est cela", "Comment se retrouve-t-on ?")  # tap 1
    await nadia.tap_in("Sur place", "À quel endroit ?")  # tap 2
    preview = await nadia.tap_in("Café associatif Le Quai", PREVIEW)  # tap 3
    toast = await nadia.tap("Publier")  # tap 4

    assert asked.text.startswith("Quel titre pour cette rencontre ?")
    assert "Ouvrir le calendrier" in dates.labels
    assert "à 18 h 30 (heure de Paris)." in read_back.text
    assert f"{PREVIEW}\nDans 1 groupe, et en privé à " in preview.text
    assert toast.text == "C’est publié."
    await gaelle.there(GROUP).reads("Cinquième rencontre : Une soirée jeux")


async def test_the_preview_is_what_members_then_read(house):
    nadia, gaelle = house.somebody("m01"), house.somebody("m06")
    preview = await prepared(nadia)

    await nadia.tap_in("Publier", "C’est publié : ")

    card = await gaelle.there(GROUP).reads("Une soirée jeux")
    facts = preview.text.partition("\n\n")[2].split("\n\n")[0]
    assert facts == card.text.split("\n\n")[0]
    assert facts.startswith("Cinquième rencontre : Une soirée jeux\n📅 Quand : ")


async def test_the_link_to_share_leads_to_the_meeting(house):
    nadia, gaelle = house.somebody("m01"), house.somebody("m06")
    await prepared(nadia)

    published = await nadia.tap_in("Publier", "Pour partager ailleurs : ")
    await gaelle.open(published.text.rpartition("Pour partager ailleurs : ")[2])

    await gaelle.reads("Cinquième rencontre : Une soirée jeux")


async def test_a_meeting_is_prepared_in_english(house):
    ann = await house.organiser("Ann", "en")
    asked = await ann.say("/new")
    await ann.say("A games night")

    read_back = await ann.say("in two weeks at 6.30pm")
    await ann.tap_in("Yes, that’s it", "How do people meet?")
    await ann.tap_in("In person", "Where?")
    preview = await ann.say("The old mill")
    await ann.tap_in("Publish", "Published: “A games night”")

    assert asked.text.startswith("What is the title of this meeting?")
    assert "(Paris time)" in read_back.text
    assert "📍 Where: The old mill" in preview.text
    await ann.there(GROUP).reads("Cinquième rencontre : A games night")


async def test_publish_tapped_three_times_at_once_announces_once(house):
    nadia, gaelle = house.somebody("m01"), house.somebody("m06")
    preview = await prepared(nadia)

    taps = [nadia.tap("Publier", on=preview) for _ in range(3)]
    toasts = await asyncio.gather(*taps)

    said = sorted(toast.text for toast in toasts)
    assert said == [*["C’est déjà publié."] * 2, "C’est publié."]
    await gaelle.there(GROUP).reads("Cinquième rencontre")
    assert await cards_about(gaelle, "Une soirée jeux") == 1


async def test_two_organisers_publish_and_one_of_them_is_told_it_is_done(house):
    nadia, yves = house.somebody("m01"), house.somebody("m02")
    preview = await prepared(nadia)
    row, column = preview.place_of("Publier")
    data = preview.whole["buttons"][row][column]["callback_data"]
    menu = await yves.say("/menu")

    both = [nadia.tap("Publier", on=preview), yves.forge(data, message_id=menu.id)]
    toasts = await asyncio.gather(*both)

    assert sum(toast.text == "C’est publié." for toast in toasts) == 1
    assert await house.cellar.count("meetings") == 5


async def test_a_member_cannot_prepare_a_meeting(house):
    gaelle, nadia = house.somebody("m06"), house.somebody("m01")
    preview = await prepared(nadia)
    row, column = preview.place_of("Publier")
    menu = await gaelle.say("/menu")

    said = await gaelle.say("/nouvelle")
    data = preview.whole["buttons"][row][column]["callback_data"]
    toast = await gaelle.forge(data, message_id=menu.id)

    assert said.text == toast.text == "Seul le groupe projet peut faire cela."


async def test_a_draft_survives_a_restart_at_every_step(house):
    nadia = house.somebody("m01")
    await nadia.say("/nouvelle")
    await house.restart()
    await nadia.say("Une soirée jeux")
    await house.restart()
    await nadia.say("dans 15 jours à 18h30")
    await house.restart()
    await nadia.tap_in("Oui, c’est cela", "Comment se retrouve")
    await house.restart()

    resumed = await nadia.say("/nouvelle")
    preview = await nadia.tap_in("Continuer", PREVIEW)

    assert resumed.text == "Vous préparez déjà « Une soirée jeux ». On continue ?"
    assert "à 18 h 30" in preview.text


async def test_a_draft_may_be_kept_and_another_begun(house):
    nadia = house.somebody("m01")
    await prepared(nadia)

    await nadia.tap_in("Garder en brouillon", "C’est gardé. Pour reprendre : /nouvelle")
    await nadia.say("/nouvelle")
    await nadia.tap_in("En commencer une autre", "Quel titre")
    await nadia.say("Autre chose")
    both = await nadia.say("/nouvelle")
    await nadia.tap_in("Autre chose", "Quel jour")
    await nadia.say("dans 15 jours à 18h30")
    await nadia.tap_in("Oui, c’est cela", "Comment se retrouve")
    await nadia.tap_in("À décider", PREVIEW)
    await nadia.tap_in("Supprimer", "Le brouillon est supprimé.")
    left = await nadia.say("/nouvelle")

    assert both.text.startswith("Des brouillons vous attendent.")
    assert "• « Une soirée jeux », " in both.text
    assert "• « Autre chose », sans date, par Nadia" in both.text
    assert left.text == "Vous préparez déjà « Une soirée jeux ». On continue ?"


async def test_a_place_that_was_put_off_is_asked_for_when_the_draft_is_taken_up(house):
    nadia = house.somebody("m01")
    await nadia.say("/nouvelle")
    await nadia.say("Une soirée jeux")
    await nadia.tap_in("Ouvrir le calendrier", "quel jour ?")
    await nadia.tap_in("Garder pour plus tard", "C’est gardé. Pour reprendre : /nouvelle")
    await nadia.say("/nouvelle")
    await nadia.tap_in("Continuer", "Quel jour")
    await nadia.say("dans 15 jours à 18h30")
    await nadia.tap_in("Oui, c’est cela", "Comment se retrouve")
    await nadia.tap_in("Sur place", "À quel endroit ?")
    await nadia.tap_in("Plus tard", PREVIEW)
    await nadia.tap_in("Garder en brouillon", "C’est gardé.")

    await nadia.say("/nouvelle")
    await nadia.tap_in("Continuer", "À quel endroit ?")
    preview = await nadia.tap_in("Café associatif Le Quai", PREVIEW)

    assert "Café associatif Le Quai" in preview.text


async def test_a_deleted_draft_takes_no_more_taps(house):
    nadia = house.somebody("m01")
    preview = await prepared(nadia)
    await nadia.tap_in("Supprimer", "Le brouillon est supprimé.")
    row, column = preview.place_of("Publier")

    data = preview.whole["buttons"][row][column]["callback_data"]
    toast = await nadia.forge(data, message_id=preview.id)

    assert toast.is_alert
    assert toast.text == "Cette rencontre n’existe plus."


async def test_what_was_written_can_be_changed_before_it_is_published(house):
    nadia = house.somebody("m01")
    await prepared(nadia)

    await nadia.tap_in("Titre", "Quel titre")
    await nadia.say("<b>Jeux</b> & cie")
    await nadia.tap_in("Date", "Quel jour")
    await nadia.say("dans 20 jours à 9h")
    await nadia.tap_in("Oui, c’est cela", PREVIEW)
    await nadia.tap_in("Lieu", "Comment se retrouve")
    await nadia.tap_in("Les deux", "À quel endroit")
    preview = await nadia.say("Chez Rosa")

    assert "<b>Jeux</b> & cie\n" in preview.text
    assert "📍 Où : Chez Rosa, et en visio" in preview.text


async def test_the_card_comes_to_every_linked_group(house):
    nadia = house.somebody("m01")
    other = await house.linked_group("Les jardins", [nadia])

    preview = await prepared(nadia)
    await nadia.tap_in("Publier", "C’est publié : ")

    assert "Dans 2 groupes, et en privé à" in preview.text
    await nadia.there(GROUP).reads("Cinquième rencontre : Une soirée jeux")
    await nadia.there(other).reads("Cinquième rencontre : Une soirée jeux")


async def test_a_date_that_passed_while_the_draft_waited_is_not_announced(house):
    nadia = house.somebody("m01")
    preview = await prepared(nadia)
    await house.clock(forward_seconds=16 * 86400)

    toast = await nadia.tap("Publier", on=preview)

    assert (toast.text, toast.is_alert) == ("Ce moment est passé.", True)


async def cards_about(person, words):
    """Count the messages of the group with these words."""
    return sum(words in message.text for message in await person.there(GROUP).messages())


@pytest.mark.parametrize(("end", "told"), [("Publier", NEW), ("Supprimer", "Quel titre")])
async def test_what_another_organiser_ended_is_told_once_to_whoever_types_into_it(
    house, end, told
):
    nadia, yves = house.somebody("m01"), house.somebody("m02")
    preview = await prepared(nadia)
    await nadia.tap_in("Titre", "Quel titre")
    row, column = preview.place_of(end)
    data = preview.whole["buttons"][row][column]["callback_data"]
    await yves.forge(data, message_id=(await yves.say("/menu")).id)
    await nadia.reads(told)

    answered, then = await nadia.say("Jeux du soir"), await nadia.say("Jeux du soir")

    gone = ("Ce brouillon n’existe plus", "Cette rencontre n’existe plus")
    assert answered.text.startswith(gone)
    assert answered.labels == ["Voir le menu"]
    assert then.text.startswith("Je n’ai pas compris, pardon.")
