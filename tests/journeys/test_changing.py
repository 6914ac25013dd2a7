"""An organiser changes what is published: shown first, done at once, told to those concerned."""

from bot.callbacks.meetings import ChangeTap
from bot.domain.delivery import Kind
from tests.house.house import GROUP
from tests.house.publishing import (
    answered,
    changing,
    on_monday,
    published,
    the_meeting,
    written_to,
)

MOVED = "La rencontre « Une soirée jeux » change de date."


async def later(house, *, minutes=11):
    """Let the time pass in which changes make one message."""
    await house.clock(forward_seconds=minutes * 60)


async def about(person, words):
    return [message for message in await person.messages() if words in message.text]


async def test_a_meeting_moves_in_three_taps_and_everybody_who_answered_is_asked_again(house):
    nadia, yves, gaelle, ousmane = await answered(house)
    await changing(nadia)

    await nadia.tap_in("Date", "Quelle est la nouvelle date ?")
    shown = await nadia.tap_in("mardi 23 mars à 18 h 30", "Voici ce qui change")
    made = await nadia.tap_in("Confirmer", "C’est changé")
    card = await nadia.there(GROUP).reads("À reconfirmer : 2")
    news = await yves.reads("Rencontre déplacée par Nadia")
    await later(house)
    asked = await gaelle.reads(MOVED)
    await ousmane.reads(MOVED)

    assert "Date\nAvant : mardi 16 mars à 18 h 30\nAprès : mardi 23 mars à 18 h 30" in shown.text
    assert "Messages privés : 2. Toutes les réponses seront à reconfirmer." in shown.text
    assert "Ils partiront lundi 1er mars à 10 h 1" in made.text
    assert "mardi 23 mars à 18 h 30" in card.text
    assert "Avant : mardi 16 mars à 18 h 30" in news.text
    assert "Avant : mardi 16 mars à 18 h 30\nMaintenant : mardi 23 mars à 18 h 30" in asked.text
    assert not await about(nadia, MOVED)


async def test_two_moves_in_ten_minutes_make_one_message_with_the_first_date(house):
    nadia, _, gaelle, _ = await answered(house)
    await changing(nadia)
    await nadia.tap_in("Date", "Quelle est la nouvelle date ?")
    await nadia.tap_in("mardi 23 mars à 18 h 30", "Voici ce qui change")
    await nadia.tap_in("Confirmer", "C’est changé")
    await later(house, minutes=5)

    await changing(nadia)
    await nadia.tap_in("Date", "Quelle est la nouvelle date ?")
    read_back = await nadia.say("mercredi 24 mars de 19h à 21h30")
    await nadia.tap_in("Confirmer", "C’est changé : « Une soirée jeux », mercredi 24 mars")
    await later(house)
    told = await gaelle.reads("Maintenant : mercredi 24 mars à 19 h")

    assert (
        "Durée\nAvant : jusqu’à 20 h (1 h 30)\nAprès : jusqu’à 21 h 30 (2 h 30)" in read_back.text
    )
    assert "Avant : mardi 16 mars à 18 h 30" in told.text
    assert len(await about(gaelle, MOVED)) == 1


async def test_several_changes_are_confirmed_together_and_told_to_who_may_come(house):
    nadia, _, gaelle, ousmane = await answered(house)
    await changing(nadia)
    await nadia.tap_in("Sur place ou visio", "Comment se retrouve-t-on maintenant ?")
    await nadia.tap_in("Sur place", "À quel endroit maintenant ?")
    await nadia.say("Chez Rosa & <b>cie</b>")
    await nadia.tap_in("Changer aussi autre chose", "Que faut-il changer ?")
    await house.restart()
    await nadia.tap_in("Lien visio", "Quel est le lien de la visio ?")
    wrong = await nadia.say("http://visio.example.org")
    await nadia.say("https://visio.example.org/jeux")
    shown = await nadia.last()

    await nadia.tap_in("Confirmer", "C’est changé")
    await later(house)
    told = await gaelle.reads("Un changement pour la rencontre « Une soirée jeux »")

    assert "Quel est le lien de la visio ?" in wrong.text
    assert "Sur place ou visio\nAvant : En visio\nAprès : Sur place" in shown.text
    assert "Après : Chez Rosa & <b>cie</b>" in shown.text
    assert "Après : https://visio.example.org/jeux" in shown.text
    assert "Messages privés aux personnes qui viennent ou hésitent : 1." in shown.text
    assert "📍 Où : Chez Rosa & <b>cie</b>" in told.text
    assert not await about(ousmane, "Un changement pour")
    card = await nadia.there(GROUP).reads("Chez Rosa")
    assert "visio.example.org" not in card.text


async def test_a_mere_wording_is_told_to_nobody_and_nothing_changes_before_it_is_confirmed(house):
    nadia, _, gaelle, _ = await answered(house)
    await changing(nadia)
    await nadia.tap_in("Titre", "Quel est le nouveau titre ?")
    shown = await nadia.say("Une grande soirée")
    reminded = await nadia.say("oui")
    untouched = (await the_meeting(house)).title

    await nadia.tap_in("Confirmer", "C’est changé : « Une grande soirée »")
    await nadia.there(GROUP).reads("Cinquième rencontre : Une grande soirée")
    meeting = await the_meeting(house, "Une grande soirée")

    assert "Aucun message ne part : seules les annonces changent." in shown.text
    assert reminded.text.startswith("Touchez un bouton pour continuer.")
    assert untouched == "Une soirée jeux"
    assert not await house.look(lambda store: store.audiences.waiting(meeting.id, Kind.CHANGED))
    assert not await about(gaelle, "Un changement pour")


async def test_who_confirms_after_another_organiser_sees_what_there_is_now(house):
    nadia, yves, *_ = await answered(house)
    await changing(nadia)
    await nadia.tap_in("Titre", "Quel est le nouveau titre ?")
    await nadia.say("Un premier titre")
    change = ChangeTap((await the_meeting(house)).id).pack()
    await yves.forge(change, message_id=(await yves.say("/menu")).id)
    await yves.tap_in("Titre", "Quel est le nouveau titre ?")
    await yves.say("Un second titre")
    await yves.tap_in("Confirmer", "C’est changé")

    news = await nadia.tap_in("Confirmer", "Entre-temps, la rencontre a changé.")
    await nadia.tap_in("Confirmer", "C’est changé : « Un premier titre »")

    assert "Avant : Un second titre\nAprès : Un premier titre" in news.text


async def test_what_was_left_or_replaced_cannot_be_confirmed_any_more(house):
    nadia, *_ = await answered(house)
    await changing(nadia)
    await nadia.tap_in("Titre", "Quel est le nouveau titre ?")
    first = await nadia.say("Premier titre")
    await nadia.tap_in("Changer aussi autre chose", "Que faut-il changer ?")
    await nadia.tap_in("Titre", "Quel est le nouveau titre ?")
    await nadia.say("Second titre")
    row, column = (await nadia.last()).place_of("Confirmer")
    newer = (await nadia.last()).whole["buttons"][row][column]["callback_data"]
    stale = newer.rpartition(":")[0] + ":1"

    await nadia.forge(stale, message_id=first.id)
    kept = (await the_meeting(house)).title
    await nadia.say("/annuler")
    toast = await nadia.forge(newer, message_id=first.id)

    assert kept == "Une soirée jeux"
    assert (toast.text, toast.is_alert) == ("", False)
    assert "Date" in (await nadia.reads("Rien n’attend plus votre accord ici")).labels
    assert (await the_meeting(house)).title == "Une soirée jeux"


async def test_a_meeting_may_wait_for_its_date_without_losing_an_answer(house):
    nadia, _, gaelle, _ = await answered(house)
    await changing(nadia)
    await nadia.tap_in("Date", "Quelle est la nouvelle date ?")
    await nadia.tap_in("Date à décider", "Après : date à décider")
    await nadia.tap_in("Confirmer", "C’est changé : « Une soirée jeux », date à décider")
    card = await nadia.there(GROUP).reads("Quand : date à décider")
    await later(house)
    waiting = await gaelle.reads("Maintenant : date à décider")

    await changing(nadia)
    await nadia.tap_in("Date", "Quelle est la nouvelle date ?")
    await nadia.tap_in("Ouvrir le calendrier", "quel jour ?")
    await nadia.tap("20")
    await nadia.reads("Le jour est noté : samedi 20 mars.")
    await nadia.say("10 h")
    await nadia.tap_in("Confirmer", "samedi 20 mars à 10 h")
    await later(house)
    dated = await gaelle.reads("a une date")

    assert "À reconfirmer : 2" in card.text
    assert "Votre réponse est gardée." in waiting.text
    assert "samedi 20 mars à 10 h" in dated.text
    assert "C’est toujours bon" in dated.labels


async def test_a_member_who_forges_the_menu_changes_nothing(house):
    await on_monday(house)
    nadia, gaelle = await written_to(house, "m01", "m06")
    await published(nadia)
    change = ChangeTap((await the_meeting(house)).id).pack()

    toast = await gaelle.forge(change, message_id=(await gaelle.say("/menu")).id)

    assert toast.text == "Seul le groupe projet peut faire cela."


async def test_who_changes_without_telling_needs_one_tap_and_nobody_hears(house):
    nadia, _, gaelle, _ = await answered(house)
    await changing(nadia)
    await nadia.tap_in("Date", "Quelle est la nouvelle date ?")
    shown = await nadia.tap_in("mardi 23 mars à 18 h 30", "Voici ce qui change")
    await nadia.tap_in("Changer sans prévenir", "Aucun message ne part.")
    await nadia.there(GROUP).reads("mardi 23 mars")
    meeting = await the_meeting(house)

    assert shown.labels[:2] == ["Confirmer", "Changer sans prévenir"]
    assert not await house.look(lambda store: store.audiences.waiting(meeting.id, Kind.MOVED))
    assert not await about(gaelle, "change de date")
