"""A consent is to the very words that were shown, and authors hear when a voice loses it."""

from datetime import timedelta

from bot.domain.feedback import Consent
from bot.domain.visit import VisitWord
from bot.services import report_desks
from tests.house.after import ASKED as MEETING_ASKED, SENTENCE, THANKS, asked_of, said_by
from tests.house.telling import member_of
from tests.house.visiting import ASKED, TITLE
from tests.journeys.test_telling_visits import NOTED, WHO_TELLS, evening_after

FIRST = "Le mur des projets ratés."
OTHER = "Ce que leur voisin m’a confié."
LOST = "Un message vocal ne peut plus être cité"
UNNAMED = "Un message vocal se cite désormais sans prénom"


async def begun(house, meeting, author):
    """Let somebody begin the report of a meeting."""
    now = house.plan.now()

    def deed(store):
        who = member_of(store, author)
        editor = report_desks.take(store, gathering_id=meeting.id, member=who, now=now)
        report_desks.look(store, editor, now=now)

    await house.cellar.change(deed)


async def told(author):
    """Count what an author heard of voices that may be quoted no more."""
    return len([one for one in await author.messages() if LOST in one.text])


def surprise_of(person, visit):
    def deed(store):
        return store.visit_answers.of(visit.id, member_of(store, person).id)[VisitWord.SURPRISE]

    return deed


async def spoken(person):
    """Say by voice what surprised somebody, and let it be quoted."""
    await person.tap("Un étonnement", on=await person.reads(ASKED))
    await person.reads("Par écrit, en message vocal, ou avec une photo")
    await person.speak()
    await person.tap_in("Oui, avec mon prénom", WHO_TELLS)
    await person.tap_in("Oui", NOTED)
    return await person.tap_in("Relire : Un étonnement", "un message vocal")


async def spoken_after(person):
    """Say by voice what one takes home from a meeting, and let it be quoted."""
    await person.tap("Une idée", on=await person.reads(MEETING_ASKED))
    await person.tap("Je m’y reconnais")
    await person.reads(SENTENCE)
    await person.speak()
    await person.tap_in("Oui, avec mon prénom", THANKS)


async def test_an_old_consent_does_not_count_for_other_words_about_a_visit(monday):
    _, _, (ousmane,), _, visit = await evening_after(monday, "m07")
    await ousmane.tap("Un étonnement", on=await ousmane.reads(ASKED))
    await ousmane.reads("Par écrit, en message vocal, ou avec une photo")
    first = await ousmane.say(FIRST)
    await ousmane.say("/mes_reponses")
    await ousmane.tap("Ce que j’ai dit après")
    await ousmane.tap_in(TITLE, "Ce que vous avez dit après")
    await ousmane.tap_in("Relire : Un étonnement", "Le groupe projet seul")
    await ousmane.tap_in("Changer ma réponse", "Votre phrase, pour l’instant")
    await ousmane.say(OTHER)

    await ousmane.tap("Oui, avec mon prénom", on=first)
    again = await ousmane.reads(OTHER)
    old = await monday.look(surprise_of(ousmane, visit))
    await ousmane.forge(f"1:tc:{visit.id}:surprise:named", message_id=again.id)
    before = await monday.look(surprise_of(ousmane, visit))
    await ousmane.tap_in("Oui, avec mon prénom", WHO_TELLS)
    now = await monday.look(surprise_of(ousmane, visit))

    assert FIRST in first.text
    assert (old.sentence, old.consent) == (OTHER, Consent.NONE)
    assert before.consent is Consent.NONE
    assert (now.sentence, now.consent) == (OTHER, Consent.NAMED)


async def test_an_old_consent_does_not_count_for_other_words_after_a_meeting(house):
    meeting, [_, gaelle] = await asked_of(house, "m02")
    await gaelle.tap("Une idée", on=await gaelle.reads(MEETING_ASKED))
    await gaelle.tap_in("Je m’y reconnais", SENTENCE)
    first = await gaelle.say(FIRST)
    await gaelle.say("/mes_reponses")
    await gaelle.tap_in("Ce que j’ai dit après", "vous avez répondu.")
    await gaelle.tap_in("Nos besoins, nos ressources", "Vous repartez avec")
    await gaelle.tap_in("Changer ma réponse", MEETING_ASKED)
    await gaelle.tap("Une idée")
    await gaelle.tap_in("Je m’y reconnais", SENTENCE)
    second = await gaelle.say(OTHER)

    await gaelle.tap("Oui, avec mon prénom", on=first)
    old = await house.look(said_by(gaelle, meeting))
    await gaelle.forge(f"1:wc:{meeting.id}:named", message_id=second.id)
    before = await house.look(said_by(gaelle, meeting))
    await gaelle.tap_in("Oui, avec mon prénom", THANKS)
    now = await house.look(said_by(gaelle, meeting))

    assert (old.sentence, old.consent) == (OTHER, Consent.NONE)
    assert before.consent is Consent.NONE
    assert (now.sentence, now.consent) == (OTHER, Consent.NAMED)


async def test_authors_hear_whenever_a_voice_about_a_visit_may_be_quoted_no_more(monday):
    nadia, _, (ousmane, fatou, gaelle), meeting, _ = await evening_after(
        monday, "m07", "m12", "m06"
    )
    await monday.clock(to=(meeting.ends_at + timedelta(hours=1)).isoformat())
    await begun(monday, meeting, nadia)

    one = await spoken(ousmane)
    await ousmane.tap("Choisir qui peut la lire", on=one)
    await ousmane.tap_in("Oui, sans mon nom", "Merci, c’est gardé.")
    named = await nadia.reads(UNNAMED)
    await ousmane.tap_in("Relire : Un étonnement", "un message vocal")
    await ousmane.tap("Choisir qui peut la lire")
    await ousmane.tap_in("Non", "Merci, c’est gardé.")
    first = await nadia.reads(LOST)
    one = await spoken(fatou)
    await fatou.tap("Changer ma réponse", on=one)
    await fatou.reads("Par écrit, en message vocal, ou avec une photo")
    await fatou.say(FIRST)
    second = await nadia.after(first)
    one = await spoken(gaelle)
    await gaelle.tap("Retirer ma réponse", on=one)
    await gaelle.tap("Seulement pour le groupe projet")
    third = await nadia.after(second)

    assert "Ouvrir le compte rendu" in first.labels
    assert "retirez-en le prénom" in named.text
    assert (first.text, second.text) == (second.text, third.text)
    assert not [name for name in ("Ousmane", "Fatou", "Gaëlle") if name in third.text]
    assert await told(nadia) == 3


async def test_authors_hear_whenever_a_voice_after_a_meeting_may_be_quoted_no_more(house):
    meeting, [nadia, gaelle, ousmane, malik] = await asked_of(house, "m02", "m07", "m24")
    await begun(house, meeting, nadia)
    for person in (gaelle, ousmane, malik):
        await spoken_after(person)
        await person.tap("Changer ma réponse")
        await person.reads(MEETING_ASKED)

    await gaelle.tap("Rien cette fois")
    first = await nadia.reads(LOST)
    await ousmane.tap("Une idée")
    await ousmane.tap("Je m’y reconnais")
    await ousmane.reads("Votre message vocal")
    await ousmane.say(FIRST)
    second = await nadia.after(first)
    await malik.tap("Une idée")
    await malik.tap("Je m’y reconnais")
    await malik.tap("Garder mon message vocal")
    await malik.tap("Non")
    await malik.reads(THANKS)
    third = await nadia.after(second)

    assert (first.text, second.text) == (second.text, third.text)
    assert await told(nadia) == 3


async def test_authors_hear_that_the_voices_of_somebody_who_is_erased_may_be_quoted_no_more(house):
    meeting, [nadia, ousmane] = await asked_of(house, "m07")
    await begun(house, meeting, nadia)
    await spoken_after(ousmane)

    await ousmane.say("/mes_donnees")
    await ousmane.tap("Tout effacer")
    await ousmane.tap("Oui, tout effacer")

    heard = await nadia.reads(LOST)
    assert "Ousmane" not in heard.text
    assert await told(nadia) == 1


async def test_authors_hear_it_too_of_a_voice_about_a_visit_that_goes_with_somebody(sqlite_monday):
    nadia, _, (ousmane,), meeting, _ = await evening_after(sqlite_monday, "m07")
    await sqlite_monday.clock(to=(meeting.ends_at + timedelta(hours=1)).isoformat())
    await begun(sqlite_monday, meeting, nadia)
    await spoken(ousmane)

    await ousmane.say("/mes_donnees")
    await ousmane.tap("Tout effacer")
    await ousmane.tap("Oui, tout effacer")

    assert (await nadia.reads(LOST)).labels == ["Ouvrir le compte rendu"]
