"""From the end of a visit to the meeting that hears of it, and to its published report."""

from dataclasses import replace
from datetime import timedelta

from bot.callbacks.meetings import BoardTap
from bot.callbacks.visits import TellingTap
from bot.domain.gathering import Status
from bot.domain.report import Section
from bot.domain.visit import Telling
from bot.services import report_choices, report_desks, report_publications, reports
from tests.house.files import received
from tests.house.house import GROUP
from tests.house.publishing import written_to
from tests.house.telling import member_of
from tests.house.visiting import ASKED, ASKED_AT, TITLE, photo, visited

SAID = "Le mur des <b>projets</b> ratés."
WHO_TELLS = "seriez-vous d’accord pour en dire quelques mots"
NOTED = "Merci, c’est noté à l’ordre du jour."
LINE = f"La visite « {TITLE} » racontée"


async def evening_after(house, *keys):
    """Let people go on a visit, and be asked what it brings; return what a story needs."""
    nadia, host, *visitors = await written_to(house, "m01", "m09", *keys)
    meeting = await house.next_meeting()
    visit = await visited(house, visitors, host=host, told_at=meeting.id)
    await house.clock(to=ASKED_AT.isoformat())
    return nadia, host, visitors, meeting, visit


async def answered(person, consent, *, text=SAID):
    """Say one thing of a visit, as a letter asks for it."""
    await person.tap("Un étonnement", on=await person.reads(ASKED))
    await person.reads("Par écrit, en message vocal, ou avec une photo")
    await person.say(text)
    return await person.tap_in(consent, WHO_TELLS)


async def page_of(person, visit):
    """Open what a visit brings, as the button on a board does."""
    await person.say("/tableau")
    await person.forge(TellingTap(visit.id).pack(), message_id=(await person.last()).id)
    return await person.reads("ce qu’elle rapporte")


async def test_one_writes_one_speaks_and_one_passes(monday):
    nadia, host, (ousmane, fatou, gaelle), _, visit = await evening_after(
        monday, "m07", "m12", "m06"
    )

    who = await answered(ousmane, "Oui, avec mon prénom")
    await monday.restart()
    noted = await ousmane.tap_in("Oui", NOTED)
    await fatou.tap("À rapporter chez nous", on=await fatou.reads(ASKED))
    await fatou.speak()
    await fatou.tap_in("Non", WHO_TELLS)
    kept_back = await fatou.tap_in("Non, pas cette fois", "cherchera quelqu’un d’autre")
    await gaelle.tap("Passer", on=await gaelle.reads(ASKED))
    await gaelle.reads("Merci pour cette visite")
    page = await page_of(nadia, visit)

    assert "samedi 13 mars" in who.text
    assert "L’ordre du jour ne nomme personne" in who.text
    assert f"Un étonnement : {SAID}" in noted.text
    assert "un message vocal\nLe groupe projet seul peut le lire." in kept_back.text
    assert not [one for one in await host.messages() if ASKED in one.text]
    assert "Pour raconter : Ousmane K." in page.text
    assert "Fatou" not in page.text
    assert "Réponses, sans ordre : 2" in page.text
    assert "La visite a-t-elle été racontée ?" not in page.text
    # In the group the line of the visit, beside the one that was written by hand for another.
    card = await nadia.there(GROUP).reads(LINE)
    assert card.text.count("racontée") == 2


async def test_who_tells_reads_their_words_again_and_may_leave_it_to_others(monday):
    nadia, _, (ousmane,), _, _ = await evening_after(monday, "m07")
    await answered(ousmane, "Oui, avec mon prénom")
    await ousmane.tap_in("Oui", NOTED)

    await monday.clock(to="2027-03-06T10:01:00+01:00")
    week = await ousmane.reads(f"vous racontez la visite « {TITLE} ».")
    await ousmane.tap("Quelqu’un d’autre", on=week)
    missed = await nadia.reads("Ousmane K. ne racontera pas")
    await ousmane.reads("Le groupe projet cherchera quelqu’un d’autre.")
    await ousmane.tap_in("Qui raconte ?", WHO_TELLS)
    await ousmane.tap_in("Oui, à deux", NOTED)
    await monday.clock(to="2027-03-11T10:01:00+01:00")
    eve = await ousmane.reads(f"vous racontez la visite « {TITLE} », à deux.")
    await ousmane.tap("C’est bon", on=eve)
    await ousmane.reads("Merci, à bientôt")
    page = await nadia.tap_in("Ce que la visite rapporte", "Pour raconter : Ousmane K., à deux")
    await monday.clock(to="2027-03-12T18:01:00+01:00")
    sheet = await nadia.reads(f"Visite « {TITLE} » racontée par : Ousmane K.")

    assert SAID in week.text
    assert TITLE in missed.text
    assert SAID in page.text
    assert SAID in sheet.text


async def test_a_visit_that_was_told_is_in_the_report_and_its_host_hears_of_it(monday):
    nadia, host, (ousmane,), meeting, visit = await evening_after(monday, "m07")
    await answered(ousmane, "Oui, avec mon prénom")
    await ousmane.tap_in("Non, lisez ma phrase", "la personne qui anime pourra lire votre phrase")
    await monday.clock(to=(meeting.ends_at + timedelta(minutes=30)).isoformat())
    asked = await page_of(nadia, visit)
    told = await nadia.tap_in("Oui", "Racontée.")
    await monday.clock(to=(meeting.ends_at + timedelta(days=2, hours=1)).isoformat())
    echo = await host.reads(SAID)

    assert "La visite a-t-elle été racontée ?" in asked.text
    assert "Pas encore" in told.labels
    assert "Ousmane" in echo.text
    found, gathering = await monday.look(
        lambda s: (s.visits.of(visit.id), s.gatherings.get(visit.id))
    )
    assert (found.telling, gathering.status) == (Telling.TOLD, Status.REPORTED)


async def test_words_that_are_taken_back_leave_the_published_report(monday):
    nadia, _, (ousmane,), meeting, _ = await evening_after(monday, "m07")
    await answered(ousmane, "Oui, sans mon nom")
    await ousmane.tap_in("Oui", NOTED)
    await monday.clock(to=(meeting.ends_at + timedelta(hours=1)).isoformat())
    await monday.cellar.change(lambda store: publish(store, monday, meeting.id, nadia))
    before = await monday.look(lambda s: quoted(s, monday, meeting.id))

    await ousmane.say("/mes_reponses")
    await ousmane.tap("Ce que j’ai dit après")
    await ousmane.tap_in(TITLE, "Ce que vous avez dit après")
    await ousmane.tap_in("Relire : Un étonnement", "Nous pouvons le citer sans votre nom.")
    await ousmane.tap_in("Choisir qui peut la lire", "Pouvons-nous citer cette phrase")
    await ousmane.tap_in("Oui, avec mon prénom", "Merci, c’est gardé.")
    named = await monday.look(lambda s: quoted(s, monday, meeting.id))
    await ousmane.tap_in("Relire : Un étonnement", "Nous pouvons le citer avec votre prénom.")
    await ousmane.tap_in("Retirer ma réponse", "Que faire de votre phrase ?")
    await ousmane.tap_in("L’effacer tout à fait", "s’il citait votre phrase, elle n’y figure plus")

    assert (before, named) == ([(SAID, "")], [(SAID, "Ousmane")])
    assert await monday.look(lambda s: quoted(s, monday, meeting.id)) == []


async def test_photos_are_kept_where_they_are_asked_for_and_nowhere_else(sqlite_monday):
    nadia, _, (ousmane,), _, visit = await evening_after(sqlite_monday, "m07")
    asked = await ousmane.reads(ASKED)

    lost = await photo(ousmane, "Un mur")
    await ousmane.tap("Un pas de côté à essayer", on=asked)
    with_words = await photo(ousmane, "Ouvrir une heure sans programme")
    await ousmane.tap_in("Oui, sans mon nom", WHO_TELLS)
    shown = await ousmane.tap_in("Oui", NOTED)
    await ousmane.tap("Dire : Un étonnement")
    alone = await photo(ousmane)
    await ousmane.tap("Relire : Un étonnement", on=alone)
    await ousmane.tap("Revoir la photo")
    await received(ousmane, "photo", after=alone.id)
    page = await page_of(nadia, visit)
    await nadia.tap("Voir la photo 1", on=page)
    await received(nadia, "photo", after=page.id)

    assert "Je ne garde pas les photos" in lost.text
    assert "Ouvrir une heure sans programme" in with_words.text
    assert "Un pas de côté à essayer : Ouvrir une heure" in shown.text
    assert "Le groupe projet seul la voit." in alone.text


async def test_what_is_typed_too_long_or_after_leaving_is_not_kept(sqlite_monday):
    _, _, (ousmane, fatou), _, visit = await evening_after(sqlite_monday, "m07", "m12")

    await ousmane.tap("Un étonnement", on=await ousmane.reads(ASKED))
    too_long = await ousmane.say("long " * 120)
    await ousmane.say("/annuler")
    after = await ousmane.say("Un cahier de savoir-faire")
    await fatou.forge(TellingTap(visit.id).pack(), message_id=(await fatou.reads(ASKED)).id)

    assert "Elle en compte 599." in too_long.text
    assert "Pouvons-nous citer" not in after.text
    assert not [one for one in await fatou.messages() if "ce qu’elle rapporte" in one.text]
    assert await sqlite_monday.look(lambda s: s.visit_answers.said(visit.id)) == []


async def test_who_did_not_come_says_so_and_is_asked_nothing_more(sqlite_monday):
    _, _, (ousmane,), _, visit = await evening_after(sqlite_monday, "m07")

    await ousmane.tap("Finalement je n’ai pas pu venir", on=await ousmane.reads(ASKED))
    await ousmane.reads("Vous avez dit ne pas pouvoir être là : merci.")
    await sqlite_monday.clock(to="2027-03-06T10:01:00+01:00")

    assert not [
        one for one in await ousmane.messages() if f"racontez la visite « {TITLE}" in one.text
    ]
    assert await sqlite_monday.look(lambda s: s.tellings.tellers(visit.id)) == []


async def test_a_visit_that_was_not_told_stands_in_the_next_programme(sqlite_monday):
    nadia, _, (ousmane,), meeting, _ = await evening_after(sqlite_monday, "m07")
    await answered(ousmane, "Oui, sans mon nom")
    await ousmane.tap_in("Oui", NOTED)
    await sqlite_monday.clock(to=(meeting.ends_at + timedelta(hours=1)).isoformat())

    await nadia.say("/tableau")
    await nadia.forge(BoardTap(meeting.id).pack(), message_id=(await nadia.last()).id)
    await nadia.tap(f"Visite : {TITLE}")
    await nadia.reads("La visite a-t-elle été racontée ?")
    not_yet = await nadia.tap_in("Pas encore", "Pas encore racontée.")
    read = [one.text for one in await ousmane.messages()]
    mended = await nadia.tap_in("Si, elle a été racontée", "Racontée.")

    assert "la prochaine qui sera annoncée" in not_yet.text
    assert "Nos besoins, nos ressources" in mended.text
    assert read == [one.text for one in await ousmane.messages()]


def publish(store, house, meeting_id, author):
    """Quote what visitors said in the report of a meeting, and publish it."""
    now, member = house.plan.now(), member_of(store, author)
    editor = report_desks.take(store, gathering_id=meeting_id, member=member, now=now)
    desk = report_desks.look(store, editor, now=now)
    for source, one in desk.quotable(Section.VISIT):
        if one.text == SAID:
            report_choices.quote(store, editor, source=source, sentence_id=one.id, now=now)
    report_publications.publish(store, gathering_id=meeting_id, member=member, now=now)


def quoted(store, house, meeting_id):
    """Return what its report quotes of the visit, wherever it stands, and whose it is."""
    told = reports.told(store, meeting_id, now=house.plan.now())
    return [(line.text, line.by) for line in told.lines if line.text == SAID]


async def test_an_old_page_tells_no_visit_that_was_called_off(sqlite_monday):
    nadia, _, _, meeting, visit = await evening_after(sqlite_monday, "m07")
    await sqlite_monday.clock(to=(meeting.ends_at + timedelta(minutes=30)).isoformat())
    asked = await page_of(nadia, visit)
    off = replace(visit, status=Status.CANCELLED)
    await sqlite_monday.cellar.change(lambda store: store.gatherings.save(off))

    toast = await nadia.tap("Oui", on=asked)
    again = await page_of(nadia, visit)

    assert "Cette visite n’aura pas lieu." in toast.text
    assert "La visite a-t-elle été racontée ?" not in again.text
    assert "Pas encore" not in again.labels
