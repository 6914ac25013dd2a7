"""From the meeting to its report: each sentence is read only where, and as long as, it may be."""

from bot.callbacks.grammar import base36
from bot.callbacks.report_reading import FixTap
from bot.domain.member import Person, Role
from bot.services import members
from tests.house.after import ASKED, QUOTE, SENTENCE, THANKS, asked, ended, ticked
from tests.house.house import GROUP
from tests.house.papers import holding, read_by_others, taken
from tests.house.publishing import written_to
from tests.house.reporting import at_desk, in_section, written
from tests.journeys.test_publishing_reports import published

NAMED, UNNAMED, TEAM = "Oui, avec mon prénom", "Oui, sans mon nom", "Non"
VOICES = {
    "m06": (NAMED, "Le casier partagé me parle."),  # stays as it is
    "m07": (UNNAMED, "J’ai surtout écouté ce matin."),  # likewise
    "m10": (TEAM, "La salle était trop bruyante."),  # is never quoted
    "m05": (NAMED, "Il faudrait recommencer au printemps."),  # taken back before the report
    "m24": (UNNAMED, "Prêter avant de bâtir un projet."),  # taken back from the report
    "m02": (NAMED, "Deux adresses valent mieux."),  # without the name, later
    "m14": (NAMED, "Le collège cherche des bricoleurs."),  # erased with its author
}
TELLERS = {"m06", "m10"}
TITLE = "Compte rendu : Nos besoins, nos ressources"


def said_of(key):
    return VOICES[key][1]


async def gone_through(person, consent, words, *, told_the_story):
    """Answer what is asked after a meeting, and say what may be done with the sentence."""
    await person.tap("Une idée", on=await person.reads(ASKED))
    if not told_the_story:
        await person.tap("Je m’y reconnais")
    await person.reads(SENTENCE)
    quote = await person.say(words)
    assert QUOTE in quote.text
    await person.tap_in(consent, THANKS)


async def everybody_spoke(house):
    """Let the meeting pass, and those who were there speak; return it, and all of them."""
    meeting, [nadia, *people] = await ended(house, "m01", *VOICES)
    await ticked(nadia)
    await asked(house, meeting)
    voices = dict(zip(VOICES, people, strict=True))
    for key, person in voices.items():
        await gone_through(person, *VOICES[key], told_the_story=key in TELLERS)
    return meeting, nadia, voices


async def reported(nadia, meeting):
    """Quote all that may be quoted, and publish."""
    await written(nadia, meeting, "Pistes", "Visiter la ressourcerie", title=TITLE)
    await in_section(nadia, "En quoi cela", title=TITLE)
    offer = next(one for one in (await nadia.last()).labels if one.startswith("Phrases à citer"))
    listed = await nadia.tap_in(offer, "Phrases que l’on peut citer")
    for label in [one for one in listed.labels if one.startswith("Citer ")]:
        await nadia.tap(label)
        await nadia.sees(f"Ne plus c{label[1:]}")
    await nadia.tap_in("Revenir", said_of("m06"))
    await nadia.tap_in("Fini", TITLE)
    await published(nadia)
    return listed


async def funder_of(house):
    """Let somebody in who only observes for who funds."""
    funder = await house.stranger("Claire")
    await funder.start()

    def agree(store):
        person = Person(funder.id, "Claire")
        member = members.agree(store, person=person, now=house.plan.now())
        store.members.grant(member.id, Role.FUNDER_OBSERVER)

    await house.cellar.change(agree)
    return funder


async def changed_their_minds(house, meeting, people):
    """Take one sentence out of the report, one name off it, and one author out of the house."""
    remi, yves, lin = people["m24"], people["m02"], people["m14"]
    await remi.forge(FixTap(meeting.id).pack(), message_id=(await remi.last()).id)
    await remi.tap_in("Retirer cette phrase", "votre phrase n’est plus dans le compte rendu")
    await yves.say("/mes_reponses")
    await yves.tap_in("Ce que j’ai dit après", "vous avez répondu.")
    await yves.tap_in("Nos besoins, nos ressources", "Vous repartez avec")
    await yves.tap_in("Choisir qui peut la lire", QUOTE)
    await yves.tap_in(UNNAMED, "Vos réponses")
    await lin.say("/mes_donnees")
    await lin.tap_in("Tout effacer", "On efface ?")
    await lin.tap_in("Oui, tout effacer", "C’est effacé.")
    await house.at_rest()


async def test_withdrawn_words_are_in_no_file_however_and_whenever_they_were_withdrawn(house):
    meeting, nadia, people = await everybody_spoke(house)
    await people["m05"].tap_in("Retirer ma phrase", "Que faire de votre phrase ?")
    await people["m05"].tap("Seulement pour le groupe projet")
    listed = await reported(nadia, meeting)
    funder = await funder_of(house)

    first = await read_by_others(await taken(house, people["m06"], meeting))
    looked_on = await read_by_others(await taken(house, funder, meeting))
    await changed_their_minds(house, meeting, people)
    then = await read_by_others(await taken(house, funder, meeting), in_an_office=True)

    everywhere, now = set(first), set(then)
    assert not {said_of("m10"), said_of("m05")} & set(listed.text.split("« "))
    for key in ("m06", "m07", "m24", "m02", "m14"):
        assert holding(first, said_of(key)) == everywhere
    for key in ("m06", "m07", "m02"):
        assert holding(then, said_of(key)) == now
    for key in ("m10", "m05"):
        assert holding(first, said_of(key)) == set()
    for key in ("m10", "m05", "m24", "m14"):
        assert holding(then, said_of(key)) == set()
    assert holding(first, "Yves") == holding(first, "Gaëlle") == everywhere
    for key in ("m06", "m02", "m14"):
        assert holding(looked_on, said_of(key)) == set(looked_on)
    assert not [one for one in ("Nadia", "Yves", "Gaëlle", "Lin)") if holding(looked_on, one)]
    assert holding(then, "Yves") == holding(then, "Lin)") == set()
    assert holding(then, "Ousmane") == holding(then, "Rémi") == set()
    in_group = " ".join(one.text for one in await people["m07"].there(GROUP).messages())
    assert not [words for _, words in VOICES.values() if words in in_group]


async def test_what_may_be_read_in_chat_changes_at_once(sqlite_house):
    meeting, nadia, people = await everybody_spoke(sqlite_house)
    await reported(nadia, meeting)
    [malik] = await written_to(sqlite_house, "m04")
    link = f"cr_{base36(meeting.id)}"
    before = await malik.start(link)

    await changed_their_minds(sqlite_house, meeting, people)
    after = await malik.start(link)
    await at_desk(nadia, meeting, title=TITLE)
    quotes = await in_section(nadia, "En quoi cela", title=TITLE)

    assert "« Deux adresses valent mieux. » (Yves)" in before.text
    assert "« Deux adresses valent mieux. » (sans nom)" in after.text
    assert said_of("m10") not in before.text
    for key in ("m24", "m14"):
        assert said_of(key) in before.text
        assert said_of(key) not in after.text
        assert said_of(key) not in quotes.text
