"""The programme of a published meeting lives until the day: seen at once, told only if asked."""

import pytest

from bot.callbacks.drafts import PublishedSectionTap
from bot.callbacks.meetings import ChangeTap
from bot.domain.member import Role
from bot.domain.section import Section
from tests.house.drafting import completing, member_id, prepared
from tests.house.house import GROUP
from tests.house.letters import NEW, OVER, copies, states
from tests.house.publishing import answered, changing, on_monday, the_meeting

MENU = "Que faut-il changer ?"
TOLD = "Le programme a changé"
SEEN_AT_ONCE = "La rencontre est publiée"
TELL = "Prévenir du nouveau programme"
OF_THE_DEMO = 8  # lines of the agenda of its meeting to come


async def answered_and_opened(house):
    """Publish a meeting, have it answered, and open « Modifier »."""
    people = await answered(house)
    await changing(people[0])
    return people


async def forged(person, tap):
    """Tap a button that stands under no message of one’s own."""
    return await person.forge(tap.pack(), message_id=(await person.say("/menu")).id)


async def changing_by(person, house):
    """Open « Modifier » as somebody who did not publish."""
    tap = ChangeTap((await the_meeting(house)).id)
    await forged(person, tap)
    return await person.reads(MENU)


async def later(house):
    """Let the time pass in which changes make one message, and what is owed be sent."""
    await house.clock(forward_seconds=660)
    await house.until_so(lambda store: all(state in OVER for state in states(store)))


async def done(house, action):
    """Return what the journal says was done, in the order of time."""
    entries = await house.look(lambda store: store.audit.page(start=0, size=50))
    return [entry.facts for entry in reversed(entries) if entry.action == action]


async def test_a_programme_changes_at_once_on_the_cards_and_nobody_is_written_to(house):
    nadia, _, gaelle, _ = await answered_and_opened(house)

    opened = await nadia.tap_in("Programme", SEEN_AT_ONCE)
    await nadia.say("Accueil 10 min\nTour de table")
    await nadia.tap_in("2", "2. Tour de table\nPour la remplacer")
    await nadia.tap_in("Monter", "1. Tour de table\n2. Accueil (10 min)")
    await house.restart()
    await nadia.say("Échange 1 h")
    menu = await nadia.tap_in("Fini", MENU)
    await nadia.tap_in("Qui intervient", SEEN_AT_ONCE)
    await nadia.say("Rosa Marin, présidente")
    await nadia.tap_in("1", "1. Rosa Marin, présidente\nPour la remplacer")
    await nadia.tap_in("Cette personne anime", "(animation)")
    await nadia.tap_in("Fini", MENU)

    card = await gaelle.there(GROUP).reads("Animation : Rosa Marin, présidente")
    own = await gaelle.say("/prochaine")
    await later(house)
    journal = await nadia.say("/journal")
    for shown in (card, own):
        assert "• Tour de table\n• Accueil (10 min)\n• Échange (60 min)" in shown.text
    assert opened.labels == ["Fini"]
    assert "Ils ont changé sans message." in menu.text
    assert not await copies(gaelle, TOLD)
    assert await done(house, "meeting.programme") == ["agenda", "speakers"]
    assert "programme modifié après publication (« Une soirée jeux »)" in journal.text


async def test_those_who_may_come_hear_of_it_once_and_only_if_the_organiser_says_so(house):
    nadia, yves, gaelle, ousmane = await answered_and_opened(house)
    await nadia.tap_in("Programme", SEEN_AT_ONCE)
    await nadia.say("Accueil")
    menu = await nadia.tap_in("Fini", "à prévenir : 1.")
    first = await nadia.tap_in(TELL, "Messages privés : 1.")
    await house.clock(forward_seconds=300)
    await changing(nadia)
    await nadia.tap_in("Récit", SEEN_AT_ONCE)
    await nadia.say("Les paniers")
    await nadia.tap_in(TELL, "Messages privés : 1.")
    await later(house)

    letter = await gaelle.reads(TOLD)
    shown = await gaelle.tap_in("Voir la rencontre", "Les paniers")
    again = await changing(nadia)

    assert menu.labels[0] == TELL
    assert "Ils partiront lundi 1er mars" in first.text
    assert "Un changement pour la rencontre « Une soirée jeux »." in letter.text
    assert "• Accueil" in shown.text
    assert TELL not in again.labels
    assert [await copies(one, TOLD) for one in (gaelle, ousmane, yves)] == [1, 0, 0]


async def test_what_changes_after_a_message_left_can_be_told_again(house):
    nadia, _, gaelle, _ = await answered_and_opened(house)
    for section, line in (("Programme", "Accueil"), ("Qui intervient", "Rosa")):
        await nadia.tap_in(section, SEEN_AT_ONCE)
        await nadia.say(line)
        await nadia.tap_in("Fini", "à prévenir : 1.")
        await nadia.tap_in(TELL, "Messages privés : 1.")
        await later(house)
        await changing(nadia)

    assert await copies(gaelle, TOLD) == 2
    assert len(await done(house, "meeting.tell")) == 2


async def test_a_second_tap_on_tell_tells_nobody(house):
    nadia, yves, *_ = await answered_and_opened(house)
    await nadia.tap_in("Voix du récit", SEEN_AT_ONCE)
    menu = await nadia.say("Rosa et Karim")
    await changing_by(yves, house)
    hers = await yves.tap_in(TELL, "Messages privés : 1.")

    toast = await nadia.tap(TELL, on=menu)

    assert "C’est noté." in menu.text
    assert "C’est changé" in hers.text
    assert toast.is_alert
    assert toast.text == "Le programme n’a pas changé depuis le dernier message."


async def test_two_organisers_see_each_other_and_lose_nothing(house):
    nadia, yves, *_ = await answered_and_opened(house)
    await nadia.tap_in("Programme", SEEN_AT_ONCE)
    menu = await changing_by(yves, house)
    await yves.tap_in("Programme", "En ce moment, Nadia R. modifie : Programme.")
    await yves.say("Un jeu")
    both = await nadia.say("Une danse")
    await yves.tap_in("1", "1. Un jeu\nPour la remplacer")
    await nadia.tap_in("1", "1. Un jeu\nPour la remplacer")
    await nadia.tap_in("Retirer", "1. Une danse")
    gone = await yves.tap("Retirer")
    await yves.reads("1. Une danse\nÉcrivez")
    await changing_by(nadia, house)
    await nadia.tap_in("Récit", SEEN_AT_ONCE)
    left = await yves.tap_in("Fini", "En ce moment, Nadia R. modifie : Récit.")

    assert "En ce moment, Nadia R. modifie : Programme." in menu.text
    assert "1. Un jeu\n2. Une danse" in both.text
    assert (gone.text, gone.is_alert) == ("Cette ligne a changé entre-temps.", True)
    assert MENU in left.text


async def test_only_who_may_change_a_meeting_opens_its_programme(house):
    nadia, _, gaelle, _ = await answered_and_opened(house)
    await nadia.tap_in("Programme", SEEN_AT_ONCE)
    await nadia.say("Accueil")
    lines = await nadia.last()
    await house.cellar.change(
        lambda store: store.members.grant(member_id(store, gaelle), Role.FACILITATOR)
    )

    menu = await gaelle.say("/menu")
    packed = [b["callback_data"] for row in lines.whole["buttons"] for b in row]
    toasts = [await gaelle.forge(data, message_id=menu.id) for data in packed]

    assert {toast.text for toast in toasts} == {"Seul le groupe projet peut faire cela."}
    assert await house.cellar.count("agenda_items") == OF_THE_DEMO + 1


async def called_off(house):
    yves = house.somebody("m02")
    await changing_by(yves, house)
    await yves.tap_in("Annuler cette rencontre", "Un mot d’explication")
    await yves.tap_in("Sans raison", "C’est bien cela ?")
    await yves.tap_in("Oui, annuler", "C’est annulé")
    await house.somebody("m01").reads("Rencontre annulée par Yves L.")


async def past(house):
    await house.clock(to="2027-03-16T20:01:00+01:00")


@pytest.mark.parametrize(
    ("end", "said"),
    [(called_off, "Cette rencontre n’aura pas lieu."), (past, "Cette rencontre est passée.")],
)
async def test_what_is_called_off_or_past_says_so_and_keeps_its_programme(house, end, said):
    nadia, *_ = await answered_and_opened(house)
    await house.clock(to="2027-03-16T17:00:00+01:00")
    await nadia.tap_in("Programme", SEEN_AT_ONCE)
    await nadia.say("Accueil")
    lines = await nadia.last()
    await end(house)

    typed = await nadia.say("Trop tard")
    stray = await nadia.say("Encore trop tard")
    toast = await nadia.tap("Vider", on=lines)

    assert typed.text.startswith(said)
    assert not stray.text.startswith(said)
    assert (toast.text, toast.is_alert) == (said, True)
    assert await house.cellar.count("agenda_items") == OF_THE_DEMO + 1


async def test_a_button_of_a_draft_never_reaches_what_became_of_it(sqlite_house):
    nadia, yves = sqlite_house.somebody("m01"), sqlite_house.somebody("m02")
    preview = await prepared(nadia)
    draft = (await the_meeting(sqlite_house)).id
    early = await forged(yves, PublishedSectionTap(draft, Section.AGENDA))
    strange = await forged(yves, PublishedSectionTap(draft, Section.TITLE))
    await completing(nadia, "Programme")
    lines = await nadia.say("Accueil")
    row, column = preview.place_of("Publier")
    publish = preview.whole["buttons"][row][column]["callback_data"]
    await yves.forge(publish, message_id=(await yves.say("/menu")).id)

    await nadia.reads(NEW)
    late = await nadia.tap("Vider", on=lines)
    typed = await nadia.say("Tour de table")

    assert early.text.startswith("Ce n’est pas encore publié.")
    assert strange.text.startswith("Ce bouton date un peu.")
    assert late.text.startswith("Ce brouillon n’existe plus")
    assert typed.text.startswith("Ce brouillon n’existe plus")
    assert await sqlite_house.cellar.count("agenda_items") == OF_THE_DEMO + 1


async def test_a_programme_that_nobody_would_hear_of_offers_no_message(sqlite_house):
    ann = await sqlite_house.organiser("Ann", "en")
    await on_monday(sqlite_house)
    await ann.say("/new")
    await ann.say("A games night")
    await ann.say("in two weeks at 6.30pm")
    await ann.tap_in("Yes, that’s it", "How do people meet?")
    await ann.tap_in("By video", "This is what members will read.")
    await ann.tap_in("Publish", "Published:")
    await ann.tap_in("Change", "What needs to change?")

    await ann.tap_in("Programme", "The meeting is published: each line is seen at once")
    await ann.say("Welcome 10 min")
    menu = await ann.tap_in("Done", "What needs to change?")

    assert "without a message" not in menu.text
    assert menu.labels[:4] == ["Programme", "Who speaks", "Story", "Voices of the story"]
