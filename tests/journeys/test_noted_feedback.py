"""What people without Telegram say after a meeting is noted for them, and counts like the rest."""

import re
from datetime import timedelta

from bot.callbacks.attendances import CameTap
from bot.callbacks.noted_feedback import NotedStep, NotedStepTap, WhomTap
from bot.domain.feedback import Consent, Echo, Takeaway
from tests.house.after import ASKED, asked_of, ended, ticked
from tests.house.welcome import NOTHING
from tests.journeys.test_claiming import YES

ALONE = "Cette personne est sur Telegram : elle y répond elle-même."
BUTTON = "Noter un retour reçu autrement"
WHOM = "De qui avez-vous reçu un retour"
TAKEAWAY = "avec quoi cette personne repart-elle ?"
STORY = "Et le récit « Les paniers du vendredi », qu’en dit "
LINE = "Écrivez-la en une ligne"
MAY = "Que peut-on faire de cette phrase ?"
WORDS = "Prêter avant de prévoir."


async def results(organiser, words="Dès cinq réponses"):
    """Open what people took home, from the board."""
    menu = await organiser.say("/menu")
    await organiser.forge("1:wa:4", message_id=menu.id)
    return await organiser.reads(words)


async def there(house):
    """End the meeting, and note that Lucienne was there too."""
    meeting, (nadia, yves) = await ended(house, "m01", "m02")
    await ticked(nadia)
    menu = await nadia.say("/menu")
    came = CameTap(meeting.id, (await lucienne_of(house)).id).pack()
    await nadia.forge(came, message_id=menu.id)
    return meeting, nadia, yves


async def lucienne_of(house):
    def deed(store):
        (member,) = store.directory.members_like("Lucienne", start=0, limit=1)
        return member

    return await house.look(deed)


async def noting(organiser, name):
    """Open the questions about somebody; return the first one."""
    await results(organiser)
    page = await organiser.tap_in(BUTTON, WHOM)
    label = next(one for one in page.labels if one.startswith(name))
    await organiser.tap_in(label, "Rien n’est noté pour")
    return await organiser.tap_in("Noter son retour", TAKEAWAY)


async def of_lucienne(house, meeting):
    member = await lucienne_of(house)
    return await house.look(lambda store: store.feedbacks.of(meeting.id, member.id))


async def test_words_on_paper_are_noted_read_changed_and_taken_back(house):
    meeting, nadia, yves = await there(house)
    first = await noting(nadia, "Lucienne")
    await nadia.tap_in("Une idée", STORY)
    await nadia.tap_in("Je peux m’en inspirer", LINE)
    await house.restart()
    too_long = await nadia.say("mot " * 200)
    quote = await nadia.say(WORDS)
    private = await results(yves)
    await nadia.tap("La citer avec son prénom", on=quote)
    done = await nadia.reads("C’est noté pour Lucienne")
    public = await results(yves)

    assert first.labels[-1] == "Rien de dit là-dessus"
    assert "Elle en compte 799." in too_long.text
    assert quote.labels[0] == "La garder au groupe projet"
    assert f"{WORDS}\néquipe seulement" in private.text
    assert "Repart avec : Une idée\nLe récit : Je peux m’en inspirer" in done.text
    assert f"{WORDS}\ncitable avec le prénom : Lucienne" in public.text
    kept = await of_lucienne(house, meeting)
    assert (kept.takeaway, kept.echo) == (Takeaway.IDEA, Echo.INSPIRE)
    journal = await nadia.say("/journal")
    assert "phrase notée pour quelqu’un" in journal.text
    assert WORDS not in journal.text


async def test_what_is_noted_is_found_again_by_others_and_removed(house):
    meeting, nadia, yves = await there(house)
    await noting(nadia, "Lucienne")
    await nadia.tap_in("Une idée", STORY)
    await nadia.tap_in("Rien de dit là-dessus", LINE)
    await nadia.say(WORDS)

    await results(yves)
    page = await yves.tap_in(BUTTON, "De qui")
    (label,) = [one for one in page.labels if one.endswith("(noté)")]
    await yves.tap_in(label, WORDS)
    await yves.tap_in("Choisir qui peut lire la phrase", MAY)
    await yves.tap_in("La citer sans son nom", "citable sans nom")
    await yves.tap_in("Retirer ce retour", "Rien n’en restera.")
    gone = await yves.tap_in("Oui, tout retirer", "C’est retiré")

    assert gone.labels == ["Noter un autre retour", "Retours"]
    assert await of_lucienne(house, meeting) is None
    assert WORDS not in (await results(nadia)).text


async def test_two_organisers_at_once_read_what_the_other_noted(house):
    meeting, nadia, yves = await there(house)
    hers, his = await noting(nadia, "Lucienne"), await noting(yves, "Lucienne")
    await nadia.tap("Une idée", on=hers)
    await nadia.reads(STORY)

    await yves.tap("Un contact", on=his)
    seen = await yves.reads("Quelqu’un a noté autre chose entre-temps.")

    assert "Repart avec : Une idée" in seen.text
    await yves.tap_in("Changer ce qui est noté", TAKEAWAY)
    await yves.tap_in("Rien cette fois", STORY)
    team = await yves.tap_in("Rien de dit là-dessus", LINE)
    done = await yves.say(WORDS)
    assert "Seul le groupe projet la lira." in team.text
    assert "équipe seulement" in done.text
    kept = await of_lucienne(house, meeting)
    assert (kept.takeaway, kept.consent, kept.sentence) == (Takeaway.NONE, Consent.NONE, WORDS)


async def link_of(organiser):
    """Make a personal link for Lucienne; return what follows `?start=`."""
    found = await organiser.say("/membres Lucienne")
    await organiser.tap_in(found.labels[0], "Lucienne V.")
    shown = await organiser.tap_in("Lien personnel", "à transmettre à cette personne seule")
    link = re.search(r"start=(c_[\w-]{22})", shown.text)
    assert link
    return link[1]


async def test_who_joins_telegram_later_reads_what_was_noted_and_takes_it_back(house):
    meeting, nadia, yves = await there(house)
    await noting(nadia, "Lucienne")
    await nadia.tap_in("Une idée", STORY)
    await nadia.tap_in("Je m’y reconnais", LINE)
    await nadia.say(WORDS)
    await nadia.tap_in("La citer sans son nom", "C’est noté pour Lucienne")
    lucienne = await house.stranger("Lulu")
    await lucienne.start(await link_of(nadia))
    await lucienne.tap_in(YES, "Que peuvent savoir")
    await lucienne.tap_in(NOTHING, "c’est prêt")

    await lucienne.say("/mes_reponses")
    await lucienne.tap_in("Ce que j’ai dit après", "Après ces rencontres")
    mine = await lucienne.tap_in(meeting.title, "Noté pour vous par le groupe projet.")
    await lucienne.tap_in("Retirer ma phrase", "Que faire de votre phrase ?")
    gone = await lucienne.tap_in("L’effacer tout à fait", "C’est effacé")
    shown = await results(yves)
    page = await yves.tap_in(BUTTON, "tout le monde est sur Telegram")
    member = await lucienne_of(house)
    old = NotedStepTap(meeting.id, member.id, 0, NotedStep.SHOW).pack()
    refused = await yves.forge(old, message_id=page.id)

    assert f"Votre phrase : {WORDS}\nNous pouvons le citer sans votre nom." in mine.text
    assert "Noté pour vous" not in gone.text
    assert WORDS not in shown.text
    assert page.labels == ["Présences", "Retours"]
    assert refused.text == ALONE


async def test_nobody_learns_who_answered_on_telegram(house):
    meeting, (nadia, ousmane, ines) = await asked_of(house, "m07", "m05")
    await ousmane.tap("Une idée", on=await ousmane.reads(ASKED))
    await ousmane.reads("Et le récit")
    page = await results(nadia)
    names = await nadia.tap_in(BUTTON, "sur Telegram")

    told = []
    for somebody in (ousmane, ines):
        member = await house.look(lambda store, s=somebody: store.members.by_telegram_id(s.id))
        tap = NotedStepTap(meeting.id, member.id, 0, NotedStep.BEGIN).pack()
        told.append((await nadia.forge(tap, message_id=page.id)).text)

    assert told == [ALONE, ALONE]
    assert not [one for one in names.labels if one.startswith(("Ousmane", "Inès"))]


async def test_it_is_offered_after_the_meeting_to_those_who_may_alone(house):
    meeting, (nadia, gaelle) = await ended(house, "m01", "m06")
    menu = await gaelle.say("/menu")
    whom, step = WhomTap(meeting.id, 0), NotedStepTap(meeting.id, 8, 0, NotedStep.BEGIN)

    refused = [await gaelle.forge(one.pack(), message_id=menu.id) for one in (whom, step)]
    early = await results(nadia, "Les questions partent")

    assert {one.text for one in refused} == {"Seul le groupe projet peut faire cela."}
    assert BUTTON in early.labels
    await house.clock(to=(meeting.ends_at + timedelta(days=3)).isoformat())
    assert BUTTON in (await results(nadia)).labels
