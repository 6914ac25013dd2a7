"""A meeting has no place yet: the group is asked, hosts answer in private, one is chosen."""

from bot.callbacks.place_calls import CallDeed, PlaceCallTap, RetainAskTap, RetainTap
from tests.house.boards import dashboard
from tests.house.calling import (
    CALL,
    FOUND,
    HALL,
    PREVIEW,
    answered,
    begun,
    called,
    calling,
    drafted,
    payload,
)
from tests.house.house import GROUP
from tests.house.publishing import TITLE, on_monday, the_meeting, written_to

WHEN = "📅 mardi 16 mars à 18 h 30"
BARN = "La grange, 3 chemin vert"
RETAIN = "Retenir pour le mardi 16 mars"
RETAIN_SURE = "Oui, retenir ce lieu"
ENDED = "Nous ne cherchons plus de lieu pour cette rencontre. Merci !"


async def opened(organiser):
    """Open the latest of two offers from the menu; return the list that it was on."""
    await organiser.say("/menu")
    await organiser.tap_in("Groupe projet", "Groupe projet : que")
    inbox = await organiser.tap_in("Propositions : 2", "Lieu : ")
    await organiser.tap_in(inbox.labels[0], "Cette proposition attend une réponse.")
    return inbox


async def test_two_hosts_answer_one_is_chosen_and_everybody_hears_of_it(house):
    nadia, yves, gaelle, ousmane, fatou = await calling(house)
    asked = await nadia.there(GROUP).reads(CALL)
    thanks = await answered(gaelle)
    await answered(ousmane, BARN)
    news = await yves.reads(BARN)
    await house.restart()
    inbox = await opened(nadia)
    sure = await nadia.tap_in(RETAIN, "Les personnes qui viennent l’apprendront")
    done = await nadia.tap_in(RETAIN_SURE, "C’est fait : la rencontre aura lieu ici.")
    closed = await nadia.there(GROUP).reads(FOUND)
    await house.clock(forward_seconds=11 * 60)
    await gaelle.reads("Une rencontre s’annonce chez vous")
    await ousmane.reads("Un lieu est trouvé pour la rencontre.")
    told = await fatou.reads("Un changement pour la rencontre")

    assert "📅 mardi 16 mars à 18 h 30\nPersonnes qui ont déjà dit venir : 1" in asked.text
    assert asked.labels == ["Nous pouvons accueillir"]
    assert "Libre : mardi 16 mars à 18 h 30" in thanks.text
    assert "Répond à l’appel à lieu pour la rencontre :\n📅 mardi 16 mars" in news.text
    assert inbox.text.count("pour la rencontre prévue mardi 16 mars à 18 h 30") == 2
    assert f"La rencontre aura lieu ici : « {HALL} »\n📅 mardi 16 mars" in sure.text
    assert [*sure.labels, *done.labels[-1:]] == [RETAIN_SURE, "Retour", "Retour"]
    assert RETAIN not in done.labels
    assert (closed.id, closed.text, closed.labels) == (asked.id, f"{FOUND}\n{WHEN}", [])
    assert f"📍 Où : {HALL}" in told.text
    assert await house.look(lambda store: store.offers.count_waiting()) == 1


async def test_a_call_is_published_once_and_says_how_many_answered(sqlite_house):
    house = sqlite_house
    nadia, yves, gaelle, *_ = await calling(house)
    meeting = await the_meeting(house)
    again = PlaceCallTap(meeting.id, CallDeed.PUBLISH).pack()
    last = await yves.say("/menu")

    refused = await yves.forge(again, message_id=last.id)
    await answered(gaelle)
    await nadia.reads(HALL)
    await dashboard(nadia, TITLE)
    standing = await nadia.tap_in("Chercher un lieu", "L’appel est publié.")
    listed = await nadia.tap_in("Voir les propositions", "Lieu : ")

    assert refused.text == "L’appel est déjà publié."
    assert "Propositions reçues : 1" in standing.text
    assert "Publier l’appel" not in standing.labels
    assert "par Gaëlle S." in listed.text
    there = await nadia.there(GROUP).messages()
    assert len([one for one in there if one.text.startswith(CALL)]) == 1


async def test_what_comes_after_the_call_is_answered_truly(house):
    nadia, yves, gaelle, ousmane, fatou = await calling(house)
    link = payload(await nadia.there(GROUP).reads(CALL))
    await begun(ousmane, BARN)
    await answered(gaelle)
    await nadia.reads(HALL)
    first = await nadia.tap_in("Ouvrir la proposition", "Cette proposition attend une réponse.")
    await yves.reads(HALL)
    await yves.tap_in("Ouvrir la proposition", "Cette proposition attend une réponse.")
    await yves.tap_in(RETAIN, "Les personnes qui viennent l’apprendront")
    await yves.tap_in(RETAIN_SURE, "C’est fait : la rencontre aura lieu ici.")

    stale = await nadia.tap_in(RETAIN, "Cet appel est terminé")
    late = await ousmane.tap_in("Envoyer", "Entre-temps, l’appel s’est terminé")
    over = await fatou.start(link)
    other = await fatou.tap_in("Proposer pour une autre fois", "Que souhaitez-vous proposer ?")

    assert stale.id == first.id
    assert RETAIN not in stale.labels
    assert BARN in late.text
    assert "Cet appel est terminé" in over.text
    assert "Un lieu de rencontre" in other.labels


async def test_a_meeting_that_is_called_off_seeks_no_place_any_more(house):
    nadia, _, gaelle, ousmane, _ = await calling(house)
    asked = await nadia.there(GROUP).reads(CALL)
    await answered(gaelle)
    await nadia.reads(HALL)
    await dashboard(nadia, TITLE)
    await nadia.tap_in("Modifier", "Que faut-il changer ?")
    await nadia.tap_in("Annuler cette rencontre", "Un mot d’explication")
    await nadia.tap_in("Sans raison", "n’aura pas lieu")
    await nadia.tap_in("Oui, annuler", "C’est annulé")

    closed = await nadia.there(GROUP).reads(ENDED)
    await gaelle.reads("Nous ne cherchons plus de lieu pour la rencontre.")
    await ousmane.reads("n’aura pas lieu")
    over = await ousmane.start(payload(asked))

    assert (closed.id, closed.labels) == (asked.id, [])
    assert "Cet appel est terminé" in over.text


async def test_a_place_that_is_set_by_hand_ends_the_call(sqlite_house):
    house = sqlite_house
    nadia, _, gaelle, *_ = await calling(house)
    await answered(gaelle)
    await nadia.reads(HALL)
    await dashboard(nadia, TITLE)
    await nadia.tap_in("Modifier", "Que faut-il changer ?")
    await nadia.tap_in("Lieu", "À quel endroit maintenant ?")
    await nadia.say("Chez Rosa")
    await nadia.tap_in("Confirmer", "C’est changé")

    await nadia.there(GROUP).reads(FOUND)
    await gaelle.reads("Un lieu est trouvé pour la rencontre.")
    shown = await dashboard(nadia, TITLE)

    assert "Chercher un lieu" not in shown.labels


async def test_a_draft_calls_moves_and_finds_its_place(house):
    await on_monday(house)
    nadia, _, gaelle = await written_to(house, "m01", "m02", "m06")
    await drafted(nadia)
    await called(nadia)
    await nadia.tap_in("Retour", PREVIEW)
    await nadia.tap_in("Date", "Quel jour, à quelle heure ?")
    await nadia.say("mercredi 17 mars à 19h")
    await nadia.tap_in("Oui, c’est cela", "Comment se retrouve")
    moved = await nadia.there(GROUP).reads("mercredi 17 mars à 19 h")
    await answered(gaelle, day="mercredi 17 mars")
    await nadia.reads(HALL)
    await nadia.tap_in("Ouvrir la proposition", "Cette proposition attend une réponse.")
    await nadia.tap_in("Retenir pour le mercredi 17 mars", "le lieu est noté dans le brouillon")
    chosen = await gaelle.reads("Votre lieu est retenu pour la rencontre")
    closed = await nadia.there(GROUP).reads(FOUND)

    assert TITLE not in moved.text
    assert "mercredi 17 mars à 19 h" in chosen.text
    assert closed.id == moved.id
    meeting = await the_meeting(house)
    assert meeting.place
    assert meeting.place.name == "Salle du port"


async def test_a_draft_that_is_thrown_away_leaves_no_question_in_the_group(sqlite_house):
    house = sqlite_house
    await on_monday(house)
    nadia, gaelle = await written_to(house, "m01", "m06")
    await drafted(nadia)
    asked = await called(nadia)
    await nadia.tap_in("Retour", PREVIEW)
    await nadia.tap_in("Supprimer", "supprimé")

    closed = await nadia.there(GROUP).reads(ENDED)
    over = await gaelle.start(payload(asked))

    assert (closed.id, closed.labels) == (asked.id, [])
    assert "Cet appel est terminé" in over.text


async def test_a_meeting_that_begins_without_a_place_asks_no_group_any_more(sqlite_house):
    house = sqlite_house
    nadia, *_ = await calling(house)
    meeting = await the_meeting(house)
    asked = await nadia.there(GROUP).reads(CALL)
    assert meeting.starts_at

    await house.clock(to=meeting.starts_at.isoformat())
    await house.restart()  # the cards are looked at anew, as they are every half minute
    closed = await nadia.there(GROUP).reads(ENDED)

    assert (closed.id, closed.labels) == (asked.id, [])


async def test_only_organisers_call_and_choose(sqlite_house):
    house = sqlite_house
    nadia, _, gaelle, ousmane, _ = await calling(house)
    meeting = await the_meeting(house)
    await answered(gaelle)
    await nadia.reads(HALL)
    there = await ousmane.say("/menu")

    refused = [
        await ousmane.forge(tap.pack(), message_id=there.id)
        for tap in (
            PlaceCallTap(meeting.id, CallDeed.LOOK),
            PlaceCallTap(meeting.id, CallDeed.PUBLISH),
            RetainAskTap(1, 0),
            RetainTap(1, 0),
        )
    ]

    assert all("groupe projet" in one.text for one in refused)
    stands = await house.look(lambda store: store.gatherings.get(meeting.id))
    assert stands.place is None
