"""An organiser prepares a meeting, and publishes it."""

import asyncio

import pytest

from tests.house.house import GROUP

MARCH = "2027-03-20T09:00:00+01:00"
OCTOBER = "2027-10-20T09:00:00+02:00"
PREVIEW = "Voici ce que liront les membres."


async def prepared(person, *, title="Une soirée jeux", when="dans 15 jours à 18h30"):
    """Prepare a meeting by video as far as its preview."""
    await person.say("/nouvelle")
    await person.say(title)
    await person.say(when)
    await person.tap_in("Oui, c’est cela", "Comment se retrouve")
    return await person.tap_in("En visio", PREVIEW)


async def test_a_meeting_is_prepared_in_two_lines_and_four_taps(house):
    nadia, gaelle = house.somebody("m01"), house.somebody("m06")
    asked = await nadia.say("/nouvelle")

    dates = await nadia.say("Une soirée jeux")  # line 1
    read_back = await nadia.say("dans 15 jours à 18h30")  # line 2
    await nadia.tap_in("Oui, c’est cela", "Comment se retrouve-t-on ?")  # tap 1
    await nadia.tap_in("Sur place", "À quel endroit ?")  # tap 2
    preview = await nadia.tap_in("Café associatif Le Quai", PREVIEW)  # tap 3
    toast = await nadia.tap("Publier")  # tap 4

    assert asked.text == "Quel titre pour cette rencontre ? Écrivez-le en une ligne."
    assert "Ouvrir le calendrier" in dates.labels
    assert "à 18 h 30 (heure de Paris)." in read_back.text
    assert "Publier l’annonce dans 1 groupe." in preview.text
    assert toast.text == "C’est publié."
    await gaelle.there(GROUP).reads("Cinquième rencontre : Une soirée jeux")


async def test_the_preview_is_what_members_then_read(house):
    nadia, gaelle = house.somebody("m01"), house.somebody("m06")
    preview = await prepared(nadia)

    await nadia.tap_in("Publier", "C’est publié dans 1 groupe")

    card = await gaelle.there(GROUP).reads("Une soirée jeux")
    facts = preview.text.partition("\n\n")[2].split("\n\n")[0]
    assert facts == card.text.split("\n\n")[0]
    assert facts.startswith("Cinquième rencontre : Une soirée jeux\n📅 Quand : ")


async def test_the_link_to_share_leads_to_the_meeting(house):
    nadia, gaelle = house.somebody("m01"), house.somebody("m06")
    await prepared(nadia)

    published = await nadia.tap_in("Publier", "Pour partager ailleurs")
    await gaelle.open(published.text.rpartition(" ")[2])

    await gaelle.reads("Cinquième rencontre : Une soirée jeux")


async def test_a_meeting_is_prepared_in_english(house):
    ann = await house.organiser("Ann", "en")
    asked = await ann.say("/new")
    await ann.say("A games night")

    read_back = await ann.say("in two weeks at 6.30pm")
    await ann.tap_in("Yes, that’s it", "How do people meet?")
    await ann.tap_in("In person", "Where?")
    preview = await ann.say("The old mill")
    await ann.tap_in("Publish", "Published in 1 group")

    assert asked.text == "What is the title of this meeting? Write it in one line."
    assert "(Paris time)" in read_back.text
    assert "📍 Where: The old mill" in preview.text
    await ann.there(GROUP).reads("Cinquième rencontre : A games night")


async def test_a_date_is_picked_from_the_calendar(house):
    nadia = house.somebody("m01")
    await house.clock(to=MARCH)
    await nadia.say("/nouvelle")
    await nadia.say("Une soirée jeux")

    month = await nadia.tap_in("Ouvrir le calendrier", "Mars 2027")
    await nadia.tap_in("Suite →", "Avril 2027")
    hours = await nadia.tap_in("17", "à quelle heure ?")
    read_back = await nadia.tap_in("18 h", "J’ai compris")

    assert "← Avant" not in month.labels
    assert hours.text.startswith("Samedi 17 avril, à quelle heure ?")
    assert "samedi 17 avril à 18 h (heure de Paris)" in read_back.text


async def test_only_a_day_is_typed_and_then_the_hour(house):
    nadia = house.somebody("m01")
    await house.clock(to=MARCH)
    await nadia.say("/nouvelle")
    await nadia.say("Une soirée jeux")

    hours = await nadia.say("samedi 3 avril")
    unclear = await nadia.say("vers le soir")
    read_back = await nadia.say("18 h 30")

    assert hours.text.startswith("Samedi 3 avril, à quelle heure ?")
    assert unclear.text.startswith("Je n’ai pas compris cette heure, pardon.")
    assert "20 h" in unclear.labels
    assert "samedi 3 avril à 18 h 30" in read_back.text


REFUSED = {
    "vendredi 3 avril 10h": "Ce jour n’est pas un vendredi, mais : samedi 3 avril.",
    "hier à 18h": "Ce moment est passé.",
    "demain soir peut-être": "Je n’ai pas compris cette date, pardon.",
    "samedi 3 avril 2032 10h": "C’est dans plus de deux ans. Je préfère vérifier.",
    "31 février 10h": "Je n’ai pas compris cette date, pardon.",
}


async def test_a_date_that_cannot_be_is_asked_again_with_the_reason(house):
    nadia = house.somebody("m01")
    await house.clock(to=MARCH)
    await nadia.say("/nouvelle")
    await nadia.say("Une soirée jeux")

    for typed, reason in REFUSED.items():
        said = await nadia.say(typed)
        assert said.text.startswith(reason), typed
        assert "Ouvrir le calendrier" in said.labels


async def test_an_hour_that_the_clocks_skip_is_moved_and_said(house):
    nadia = house.somebody("m01")
    await house.clock(to=MARCH)
    await nadia.say("/nouvelle")
    await nadia.say("Une nuit blanche")

    read_back = await nadia.say("28 mars 2h30")

    assert "dimanche 28 mars à 3 h 30" in read_back.text
    assert "l’heure écrite n’existe pas" in read_back.text


async def test_an_hour_that_exists_twice_is_the_first_and_said(house):
    nadia = house.somebody("m01")
    await house.clock(to=OCTOBER)
    await nadia.say("/nouvelle")
    await nadia.say("Une nuit blanche")

    read_back = await nadia.say("31 octobre 2h30")

    assert "cette heure existe deux fois : je prends la première." in read_back.text
    await nadia.tap_in("Oui, c’est cela", "Comment se retrouve")
    draft = await house.look(lambda s: s.gatherings.draft_of(member_id(s, nadia)))
    assert draft.starts_at.isoformat() == "2027-10-31T00:30:00+00:00"


@pytest.mark.parametrize(("night", "typed"), [(MARCH, "28 mars 10h"), (OCTOBER, "31 octobre 10h")])
async def test_ten_o_clock_is_ten_o_clock_on_the_day_of_the_change(sqlite_house, night, typed):
    nadia = sqlite_house.somebody("m01")
    await sqlite_house.clock(to=night)

    preview = await prepared(nadia, when=typed)

    assert "à 10 h (1 h 30)" in preview.text


async def test_publish_tapped_three_times_at_once_announces_once(house):
    nadia, gaelle = house.somebody("m01"), house.somebody("m06")
    preview = await prepared(nadia)

    taps = [nadia.tap("Publier", on=preview) for _ in range(3)]
    toasts = await asyncio.gather(*taps)

    said = sorted(toast.text for toast in toasts)
    assert said == [*["Cette rencontre est déjà publiée."] * 2, "C’est publié."]
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


async def test_a_draft_may_be_kept_begun_anew_or_thrown_away(house):
    nadia = house.somebody("m01")
    await prepared(nadia)

    await nadia.tap_in("Garder en brouillon", "C’est gardé. Pour reprendre : /nouvelle")
    await nadia.say("/nouvelle")
    await nadia.tap_in("En commencer une autre", "Quel titre")
    await nadia.say("Autre chose")
    await nadia.say("/nouvelle")
    await nadia.tap_in("Continuer", "Quel jour")
    await nadia.say("dans 15 jours à 18h30")
    await nadia.tap_in("Oui, c’est cela", "Comment se retrouve")
    await nadia.tap_in("À décider", PREVIEW)
    await nadia.tap_in("Supprimer", "Le brouillon est supprimé.")

    assert await house.cellar.count("meetings") == 4


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
    await nadia.tap_in("Publier", "C’est publié dans 2 groupes")

    assert "Publier l’annonce dans 2 groupes." in preview.text
    await nadia.there(GROUP).reads("Cinquième rencontre : Une soirée jeux")
    await nadia.there(other).reads("Cinquième rencontre : Une soirée jeux")


async def test_a_date_that_passed_while_the_draft_waited_is_not_announced(house):
    nadia = house.somebody("m01")
    preview = await prepared(nadia)
    await house.clock(forward_seconds=16 * 86400)

    toast = await nadia.tap("Publier", on=preview)

    assert (toast.text, toast.is_alert) == ("Ce moment est passé.", True)


def member_id(store, person):
    return store.members.by_telegram_id(person.id).id


async def cards_about(person, words):
    """Count the messages of the group with these words."""
    return sum(words in message.text for message in await person.there(GROUP).messages())
