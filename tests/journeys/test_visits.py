"""An organiser prepares a visit and announces it; what members and groups read of it."""

from bot.services import places
from bot.services.rsvps import Respondent
from tests.house.drafting import PREVIEW, completing, member_id, opened
from tests.house.house import GROUP
from tests.house.publishing import changing, on_monday, the_meeting, written_to

ADDRESS = "12 rue des Lilas"
SECRETS = (ADDRESS, "portail vert", "code 4321", "Rosa", "06 12 34 56 78")


NEXT = "La prochaine, pas encore fixée"


async def visit_of(nadia, *, told=NEXT, title="Une cuisine partagée", most="5"):
    """Prepare a visit as far as its preview."""
    await nadia.say("/nouvelle")
    await nadia.tap_in("Une visite", "Que verra-t-on")
    await nadia.say(title)
    await nadia.say("dans 15 jours à 14h")
    await nadia.tap_in("Oui, c’est cela", "Qui ouvre ses portes")
    await nadia.say("La Cantine du coin")
    button = (await nadia.last()).labels[0]
    await nadia.tap_in(button, "À quelle adresse")
    await nadia.say(ADDRESS)
    await nadia.say(most)
    await nadia.tap_in("Continuer", "À quelle rencontre")
    return await nadia.tap_in(told, PREVIEW)


async def test_a_visit_is_prepared_and_announced_without_its_address(house):
    await on_monday(house)
    nadia, gaelle, ousmane = await written_to(house, "m01", "m06", "m07")

    preview = await visit_of(nadia)
    await completing(nadia, "Point de rendez-vous")
    await nadia.say("devant le portail vert")
    await opened(nadia, "Accès")
    await nadia.say("code 4321, deux marches")
    asked = await opened(nadia, "Contact sur place")
    await nadia.say("Rosa, 06 12 34 56 78")
    filled = await nadia.last()
    await nadia.tap_in("Voir l’aperçu", PREVIEW)
    await nadia.tap_in("Publier", "C’est publié : « Une cuisine partagée »")

    letter = await gaelle.reads("Une cuisine partagée")
    card = await ousmane.there(GROUP).reads("Une cuisine partagée")
    assert "Visite : Une cuisine partagée\n📅 Quand : " in preview.text
    assert "📍 Où : La Cantine du coin\nPetit groupe : 5 places.\n" in preview.text
    assert "raconter à la prochaine rencontre ce qu’elle vous inspire" in preview.text
    assert "Seules les personnes qui ont une place le liront" in asked.text
    assert "Contact sur place : Rosa, 06 12 34 56 78" in filled.labels
    assert "Places : 5 au plus" in filled.labels
    assert "Petit groupe : 5 places." in letter.text
    assert "Places libres : 5" in card.text
    assert card.labels[:2] == ["Je viens", "Pas cette fois"]
    assert not [word for word in SECRETS for read in (letter, card) if word in read.text]


async def test_visits_to_come_are_listed_and_news_of_them_can_be_switched_off(house):
    await on_monday(house)
    nadia, gaelle = await written_to(house, "m01", "m06")
    await visit_of(nadia)
    await nadia.tap_in("Publier", "C’est publié")
    await gaelle.reads("Petit groupe : 5 places.")

    await gaelle.say("/visites")
    listed = await gaelle.reads("Les visites à venir")
    await gaelle.tap_in("Ne plus m’annoncer les visites", "Je ne vous écrirai plus")
    await visit_of(nadia, told="Plus tard", title="Un four à pain")
    await nadia.tap_in("Publier", "Seule une rencontre après la visite peut être choisie.")
    await nadia.tap_in("La prochaine, pas encore fixée", PREVIEW)
    quiet = await nadia.tap_in("Publier", "C’est publié")
    again = await gaelle.tap_in("M’annoncer les visites", "C’est noté. Je vous écrirai")
    await nadia.say("/visites")
    organisers = await nadia.reads("Les visites à venir")

    line = "1. « Une cuisine partagée », mardi 16 mars à 14 h (La Cantine du coin)\n"
    assert f"{line}Places libres : 5" in listed.text
    assert "Je vous écris quand une nouvelle visite s’annonce." in listed.text
    assert "Proposer une visite" in listed.labels
    assert "Nouvelle visite" not in listed.labels
    assert "et en privé à 1 personne" in quiet.text
    assert "2. « Un four à pain »" in again.text
    assert {"Propositions", "Nouvelle visite"} <= set(organisers.labels)


async def with_a_line(house):
    """Announce a visit with one place, which is Gaëlle's; Ousmane waits."""
    await on_monday(house)
    nadia, gaelle, ousmane = await written_to(house, "m01", "m06", "m07")
    await visit_of(nadia, most="1")
    await nadia.tap_in("Publier", "C’est publié")
    for person in (gaelle, ousmane):
        await person.reads("Petit groupe : 1 place.")
    await gaelle.tap("Je viens")
    visit = await the_meeting(house, "Une cuisine partagée")
    now = house.plan.now()

    def wait(store):
        by = Respondent(None, store.members.by_telegram_id(ousmane.id))
        places.wait(store, gathering_id=visit.id, by=by, now=now)

    await house.cellar.change(wait)
    return nadia, gaelle, ousmane


async def test_what_changes_of_a_visit_is_told_to_those_with_a_place_and_the_line_is_kept(house):
    nadia, gaelle, ousmane = await with_a_line(house)

    await changing(nadia)
    await nadia.tap_in("Point de rendez-vous", "Seules les personnes qui ont une place")
    await nadia.say("devant le portail vert")
    await nadia.tap_in("Confirmer", "C’est changé")
    await house.clock(forward_seconds=900)
    changed = await gaelle.reads("Un changement pour la visite")
    await changing(nadia)
    await nadia.tap_in("Date", "nouvelle date")
    await nadia.say("dans 22 jours à 14h")
    await nadia.tap_in("Confirmer", "C’est changé")
    await house.clock(forward_seconds=900)
    moved = await gaelle.reads("change de date")
    waiting = await ousmane.reads("change de date")

    assert f"📍 Où : La Cantine du coin, {ADDRESS}\n" in changed.text
    assert "Rendez-vous : devant le portail vert" in changed.text
    assert "Votre place est gardée : c’est toujours bon ?" in moved.text
    assert ADDRESS not in moved.text
    assert "Vous gardez votre rang" in waiting.text
    assert waiting.labels == ["Voir la visite"]
    assert not [m for m in await ousmane.messages() for word in SECRETS if word in m.text]


async def test_a_visit_that_is_called_off_comes_back_on_another_date_with_its_line(house):
    nadia, gaelle, ousmane = await with_a_line(house)

    await changing(nadia)
    await nadia.tap_in("Annuler cette visite", "Un mot d’explication")
    await nadia.say("La cuisine est en travaux")
    await nadia.tap_in("Oui, annuler", "C’est annulé")
    told = [await person.reads("n’aura pas lieu") for person in (gaelle, ousmane)]
    await nadia.tap_in("L’hôte propose une autre date", "nouvelle date")
    await nadia.say("dans 22 jours à 14h")
    await nadia.tap_in("Confirmer", "C’est changé")
    await house.clock(forward_seconds=900)
    back = await gaelle.reads("a une nouvelle date")
    waiting = await ousmane.reads("a une nouvelle date")

    assert all("La cuisine est en travaux" in one.text for one in told)
    assert "Votre place est gardée : c’est toujours bon ?" in back.text
    assert "Vous gardez votre rang" in waiting.text


async def received_by(house, nadia, fatou):
    """Announce a visit of Fatou's organisation, where she receives; return both screens."""
    await nadia.say("/nouvelle")
    await nadia.tap_in("Une visite", "Que verra-t-on")
    await nadia.say("Un atelier")
    await nadia.say("dans 15 jours à 14h")
    await nadia.tap_in("Oui, c’est cela", "Qui ouvre ses portes")
    await nadia.say(await _organisation_of(house, fatou))
    found = await nadia.last()
    receivers = await nadia.tap_in(found.labels[0], "Qui accueille ?")
    name = next(label for label in receivers.labels if label.startswith("Fatou"))
    await nadia.tap(name)
    ticked = await nadia.sees(f"Accueille : {name}")
    await nadia.tap_in("Continuer", "À quelle adresse")
    await nadia.say(ADDRESS)
    await nadia.tap_in("Continuer", "À quelle rencontre")
    await nadia.tap_in(NEXT, PREVIEW)
    await nadia.tap_in("Publier", "C’est publié")
    return ticked


async def test_who_receives_is_ticked_and_hears_when_the_visit_moves(house):
    await on_monday(house)
    nadia, fatou = await written_to(house, "m01", "m12")
    ticked = await received_by(house, nadia, fatou)

    await changing(nadia)
    await nadia.tap_in("Date", "nouvelle date")
    await nadia.say("dans 22 jours à 14h")
    await nadia.tap_in("Confirmer", "C’est changé")
    await house.clock(forward_seconds=900)
    moved = await fatou.reads("change de date")

    assert "Continuer" in ticked.labels
    assert "Vous ouvrez vos portes ce jour-là." in moved.text
    assert moved.labels == ["Parler à quelqu’un"]


async def _organisation_of(house, person):
    """Return what the organisation of somebody is called."""

    def name(store):
        return store.organisations.of(member_id(store, person))[0].name

    return await house.look(name)


async def test_two_organisers_see_each_other_at_work_and_the_rest_is_in_english(house):
    ann, yves = await house.organiser("Ann", "en"), house.somebody("m02")
    await on_monday(house)
    await ann.say("/new")
    await ann.tap_in("A visit", "What will people see?")
    await ann.say("A shared kitchen")
    await ann.say("in two weeks at 2pm")
    await ann.tap_in("Yes, that’s it", "Who opens their doors?")
    await ann.say("The Canteen")
    await ann.tap_in("Add “The Canteen”", "At what address?")
    await ann.say(ADDRESS)
    size = await ann.say("4 to 8")
    await ann.tap_in(
        "One of each organisation first", "One person of each organisation first: yes."
    )
    await ann.tap_in("Go on", "At which meeting will the visit be told?")
    preview = await ann.tap_in("The next one, not fixed yet", "This is what members will read.")
    await ann.tap_in("Complete", "Tap a part")
    await ann.tap_in("Access", "Only those who have a place will read it")

    await yves.say("/nouvelle")
    await yves.tap_in("A shared kitchen", PREVIEW)
    seen = await completing(yves, "Accès")

    assert "At most: 8\nAt least, for the visit to take place: 4" in size.text
    assert "📍 Where: The Canteen\nSmall group: 8 places.\n" in preview.text
    assert "En ce moment, Ann modifie : Accès." in seen.text
