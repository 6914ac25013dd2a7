"""What becomes of an offer on its way: words that say too little, changes, dates that cross."""

from datetime import UTC, datetime

from bot.callbacks.offers import DateDeed, HostDateTap
from bot.domain.moments import in_minutes
from tests.house.offering import SENTENCE, offered, organisers, suggested, the_offer

QUESTIONS = {
    "Jours et heures": "Quels jours et quelles heures",
    "Combien de personnes": "Combien de personnes au plus",
}


async def anew(host, line, text):
    """Say one line of an offer anew; return what its host reads then."""
    await host.tap_in("Modifier", "Que changeons-nous ?")
    await host.tap_in(line, QUESTIONS[line])
    await host.say(text)
    return await host.tap_in("Enregistrer", "C’est enregistré.")


async def answered(organiser):
    """Answer the rest of the questions about a visit; return the summary."""
    await organiser.say(SENTENCE)
    await organiser.tap_in("Tout le monde", "Quels jours")
    await organiser.say("le mardi")
    return await organiser.tap_in("8", "J’envoie cela")


async def test_a_letter_or_a_picture_is_asked_again_and_nothing_said_before_is_lost(sqlite_house):
    gaelle = sqlite_house.somebody("m06")
    await gaelle.say("/accueillir")
    await gaelle.tap_in("Une visite", "Que verra-t-on chez vous")

    for little in ("x", "?", "🙂", "ok"):
        again = await gaelle.say(little)
        assert again.text.startswith("Dites-m’en un peu plus")
        assert "Par exemple : « Comment on répare" in again.text
    await gaelle.say(SENTENCE)
    audience = await gaelle.say("…")
    await gaelle.tap_in("Tout le monde", "Quels jours")
    slots = await gaelle.say("-")
    await gaelle.say("le mardi")
    summary = await gaelle.tap_in("8", "J’envoie cela")

    assert audience.text.startswith("Dites-m’en un peu plus")
    assert "« le mardi après 17 h »" in slots.text
    assert SENTENCE in summary.text


async def test_a_host_reads_what_was_sent_and_changes_it_in_silence_at_first(monday):
    nadia, yves = await organisers(monday)
    gaelle = monday.somebody("m06")

    sent = await offered(gaelle)
    await yves.tap_in("Ouvrir la proposition", "Cette proposition attend une réponse.")
    await anew(gaelle, "Jours et heures", "le lundi matin")
    await yves.tap("Accepter sans date")
    outdated = await yves.reads("Quelqu’un a agi entre-temps.")

    assert "Quand : le jeudi, en fin de journée" in sent.text
    assert {"Modifier", "Retirer"} <= set(sent.labels)
    assert "Quand : le lundi matin" in outdated.text
    assert [one.text for one in await nadia.messages() if "a modifié" in one.text] == []


async def test_a_change_of_what_was_taken_up_is_told_and_leaves_the_draft_alone(monday):
    nadia, yves = await organisers(monday)
    gaelle = monday.somebody("m06")
    await offered(gaelle)
    await yves.tap_in("Ouvrir la proposition", "Cette proposition attend une réponse.")
    await yves.tap_in("Accepter sans date", "Un brouillon de visite est prêt.")
    await gaelle.reads("Bonne nouvelle")

    await gaelle.tap_in("Ma proposition", "Rien n’est encore annoncé.")
    kept = await anew(gaelle, "Combien de personnes", "6")
    told = await nadia.reads("Gaëlle S. a modifié sa proposition")
    await yves.reads("Gaëlle S. a modifié sa proposition")
    await yves.tap_in("Ouvrir la proposition", "Un brouillon de visite est prêt")
    asked = await yves.tap_in("Ouvrir le brouillon", "Quel jour, à quelle heure")

    offer = await monday.look(the_offer)
    places = await monday.look(lambda store: store.places.of(offer.gathering_id))
    assert "Personnes au plus : 6" in kept.text
    assert "n’a pas bougé" in told.text
    assert "Pour qui : Des associations\nJours possibles : le jeudi, en fin" in asked.text
    assert (offer.capacity, places.capacity) == (6, 8)


async def test_a_change_that_is_left_changes_nothing(sqlite_house):
    house = sqlite_house
    await organisers(house)
    gaelle = house.somebody("m06")
    await offered(gaelle)

    await gaelle.tap_in("Modifier", "Que changeons-nous ?")
    await gaelle.tap_in("Pour qui", "Pour qui est cette visite ?")
    await gaelle.tap_in("Tout le monde", "J’enregistre ces changements ?")
    left = await gaelle.tap_in("Annuler", "Rien n’a changé.")

    assert "Pour qui : Des associations" in left.text
    assert (await house.look(the_offer)).version == 0


async def test_a_date_that_waits_is_taken_back_and_its_old_button_is_kind(monday):
    nadia, yves, gaelle = await suggested(monday)
    first = await monday.look(the_offer)
    theirs = await yves.tap_in("Ouvrir la proposition", "La réponse est attendue.")
    mine = await nadia.last()

    await nadia.tap_in("Reprendre ma proposition", "La date n’est plus proposée.")
    letter = await gaelle.reads("retire la date proposée")
    late = HostDateTap(1, in_minutes(first.proposed_at), DateDeed.YES)
    over = await gaelle.forge(late.pack(), message_id=letter.id)
    await yves.tap("Reprendre la date proposée")
    read = await yves.reads("Quelqu’un a agi entre-temps.")

    assert "Proposer une date" not in mine.labels
    assert {"Reprendre la date proposée", "Proposer une autre date"} <= set(theirs.labels)
    assert "jeudi 18 mars à 17 h" in letter.text
    assert over.text.startswith("Cette date est déjà fixée, ou n’est plus en discussion.")
    assert "Proposer une date" in read.labels
    assert (await monday.look(the_offer)).proposed_at is None


async def test_a_date_that_cannot_be_read_is_repeated_with_an_example(sqlite_monday):
    nadia, _ = await organisers(sqlite_monday)
    await offered(sqlite_monday.somebody("m06"))
    await nadia.tap_in("Ouvrir la proposition", "Cette proposition attend une réponse.")
    await nadia.tap_in("Proposer une date", "Quelle date proposez-vous ?")

    unread = await nadia.say("quand le pain lève")
    past = await nadia.say("lundi 2 mars 2020 à 10 h")

    assert unread.text.startswith("Je ne lis pas de date dans « quand le pain lève »")
    assert "« samedi 3 avril à 10 h »" in unread.text
    assert past.text.startswith("Ce moment est passé.")


async def test_a_wish_answers_the_date_that_the_host_saw_and_a_newer_one_stays(monday):
    nadia, yves, gaelle = await suggested(monday)
    await gaelle.tap_in("Une autre date", "vous arrangeraient mieux ?")

    await yves.tap_in("Ouvrir la proposition", "La réponse est attendue.")
    await yves.tap_in("Proposer une autre date", "Quelle date proposez-vous ?")
    await yves.say("jeudi 25 mars 2027 à 17 h")
    await yves.tap_in("Oui, proposer cette date", "La date est proposée.")
    replaced = await gaelle.reads("jeudi 25 mars à 17 h")
    asked = await gaelle.say("Plutôt après le 20")
    await nadia.reads("La date proposée depuis attend encore une réponse")
    news = await yves.reads("La date proposée depuis attend encore une réponse")
    await gaelle.tap_in("Oui, c’est bon", "Dernière question")

    assert "Elle remplace la date proposée avant : jeudi 18 mars à 17 h." in replaced.text
    assert "Entre-temps, une autre date" in asked.text
    assert "jeudi 25 mars à 17 h" in asked.text
    assert "que celle-ci : jeudi 18 mars à 17 h" in news.text
    assert "« Plutôt après le 20 »" in news.text
    offer = await monday.look(the_offer)
    draft = await monday.look(lambda store: store.gatherings.get(offer.gathering_id))
    assert draft.starts_at == datetime(2027, 3, 25, 16, tzinfo=UTC)


async def test_an_organiser_notes_an_offer_and_its_hosts_own_word_wins(monday):
    nadia, yves = await organisers(monday)
    gaelle = monday.somebody("m06")
    await gaelle.start()

    await nadia.say("/accueillir")
    await nadia.tap_in("Pour quelqu’un", "Écrivez une partie du nom")
    found = await nadia.say("gaë")
    await nadia.tap_in(found.labels[0], "Que propose Gaëlle S. ?")
    asked = await nadia.tap_in("Une visite", "Que verra-t-on chez vous")
    summary = await answered(nadia)
    noted = await nadia.tap_in("Envoyer", "C’est noté pour Gaëlle S.")
    letter = await gaelle.reads("a noté votre proposition")
    await yves.reads("S. propose une visite")
    await gaelle.tap_in("Oui, c’est juste", "C’est gardé ainsi.")
    await anew(gaelle, "Jours et heures", "le lundi")

    assert "Proposition notée pour Gaëlle S." in asked.text
    assert "Proposition notée pour Gaëlle S." in summary.text
    assert "Je lui demande si c’est juste." in noted.text
    assert "Nadia R., du groupe projet" in letter.text
    assert "Quand : le mardi" in letter.text
    assert letter.labels == ["Oui, c’est juste", "Modifier", "Retirer"]
    offer = await monday.look(the_offer)
    assert (offer.member_id, offer.slots) == (6, "le lundi")
    twice = [one.text for one in await nadia.messages() if "S. propose une visite" in one.text]
    assert twice == []


async def test_what_somebody_new_offers_by_telephone_is_noted_too(sqlite_house):
    house = sqlite_house
    nadia, _ = await organisers(house)

    await nadia.say("/accueillir")
    await nadia.tap_in("Pour quelqu’un", "Écrivez une partie du nom")
    nobody = await nadia.say("Capucine")
    add = next(label for label in nobody.labels if "Capucine" in label)
    await nadia.tap_in(add, "Que propose Capucine ?")
    await nadia.tap_in("Un lieu de rencontre", "Quel est ce lieu")
    await nadia.say("Salle du port, 12 quai des Tanneurs")
    await nadia.tap_in("30", "Y entre-t-on sans marche ?")
    await nadia.tap_in("Avec des marches", "Quel matériel")
    await nadia.tap_in("Tables et chaises", "ce lieu est-il libre ?")
    await nadia.say("le soir")
    noted = await nadia.tap_in("Envoyer", "C’est noté pour Capucine")
    opened = await nadia.tap_in("Ouvrir la proposition", "Mes messages n’arrivent pas chez")

    assert "à vous de lui dire la suite" in noted.text
    assert "Accès : Avec des marches\nMatériel : Tables et chaises" in opened.text


async def test_members_do_not_offer_for_others(sqlite_house):
    gaelle = sqlite_house.somebody("m06")
    there = await gaelle.say("/accueillir")

    refused = await gaelle.forge("1:of:7", message_id=there.id)
    begun = await gaelle.forge("1:ok:visit:7", message_id=there.id)

    assert "Pour quelqu’un" not in there.labels
    assert refused.text == begun.text
    assert "groupe projet" in refused.text
