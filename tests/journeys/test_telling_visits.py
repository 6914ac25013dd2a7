"""From the end of a visit to the meeting that hears of it, and to its published report."""

from datetime import timedelta

from bot.callbacks.visits import TellingTap
from bot.domain.gathering import Status
from bot.domain.report import Section
from bot.domain.visit import Telling
from bot.services import report_choices, report_desks, report_publications, reports
from tests.house.house import GROUP
from tests.house.publishing import written_to
from tests.house.telling import member_of
from tests.house.visiting import ASKED, ASKED_AT, TITLE, visited

SAID = "Le mur des <b>projets</b> ratés."
WHO_TELLS = "seriez-vous d’accord pour en dire quelques mots"
LINE = f"La visite « {TITLE} » racontée"


async def evening_after(house, *keys, told=True):
    """Let people go on a visit, and be asked what it brings; return what a story needs."""
    nadia, host, *visitors = await written_to(house, "m01", "m09", *keys)
    meeting = await house.next_meeting()
    visit = await visited(house, visitors, host=host, told_at=meeting.id if told else None)
    await house.clock(to=ASKED_AT.isoformat())
    return nadia, host, visitors, meeting, visit


async def answered(person, label, text, consent):
    """Say one thing of a visit, as a letter asks for it."""
    await person.tap(label, on=await person.reads(ASKED))
    await person.reads("Par écrit, en message vocal, ou avec une photo")
    await person.say(text)
    return await person.tap_in(consent, WHO_TELLS)


async def test_a_visit_comes_back_into_the_meeting_and_its_report(monday):
    house = monday
    nadia, host, (ousmane, fatou, gaelle), meeting, visit = await evening_after(
        house, "m07", "m12", "m06"
    )
    group = nadia.there(GROUP)

    # One writes and tells it, one speaks for the team alone, one passes.
    who = await answered(ousmane, "Un étonnement", SAID, "Oui, avec mon prénom")
    await house.restart()
    noted = await ousmane.tap_in("Oui", "Merci, c’est noté à l’ordre du jour.")
    await fatou.tap("À rapporter chez nous", on=await fatou.reads(ASKED))
    await fatou.speak()
    await fatou.tap_in("Non", WHO_TELLS)
    kept_back = await fatou.tap_in("Non, lisez ma phrase", "elle ne sera pas lue à voix haute")
    await gaelle.tap("Passer", on=await gaelle.reads(ASKED))
    await gaelle.reads("Merci pour cette visite")

    assert "samedi 13 mars" in who.text
    assert "L’ordre du jour ne nomme personne" in who.text
    assert f"Un étonnement : {SAID}" in noted.text
    assert "un message vocal\nLe groupe projet seul peut le lire." in kept_back.text
    assert not [one for one in await host.messages() if ASKED in one.text]
    card = await group.reads(LINE)
    assert card.text.count("racontée") == 2  # and that of the other visit, written by hand
    assert "Ousmane" not in card.text

    # A week before he reads his words again; he cannot, and then can, with somebody.
    await house.clock(to="2027-03-06T10:01:00+01:00")
    week = await ousmane.reads(f"vous racontez la visite « {TITLE} ».")
    await ousmane.tap("Quelqu’un d’autre", on=week)
    missed = await nadia.reads("Ousmane K. ne racontera pas")
    await ousmane.reads("Le groupe projet cherchera quelqu’un d’autre.")
    await ousmane.tap_in("Qui raconte ?", WHO_TELLS)
    await ousmane.tap_in("Oui, à deux", "Merci, c’est noté à l’ordre du jour.")
    await house.clock(to="2027-03-11T10:01:00+01:00")
    eve = await ousmane.reads(f"vous racontez la visite « {TITLE} », à deux.")
    await ousmane.tap("C’est bon", on=eve)
    await ousmane.reads("Merci, à bientôt")
    page = await nadia.tap_in("Ce que la visite rapporte", "Pour raconter : Ousmane K., à deux")

    assert SAID in week.text
    assert TITLE in missed.text
    assert "Réponses, sans ordre : 2" in page.text
    assert "La visite a-t-elle été racontée ?" not in page.text

    # Who facilitates reads whom to call, and what may be read out.
    await house.clock(to="2027-03-12T18:01:00+01:00")
    sheet = await nadia.reads(f"Visite « {TITLE} » racontée par : Ousmane K.")
    assert SAID in sheet.text
    assert "message vocal" not in sheet.text

    await house.clock(to=(meeting.ends_at + timedelta(minutes=30)).isoformat())
    await nadia.say("/tableau")
    await nadia.forge(TellingTap(visit.id).pack(), message_id=(await nadia.last()).id)
    await nadia.reads("La visite a-t-elle été racontée ?")
    told = await nadia.tap_in("Oui", "Racontée.")
    await house.clock(to=(meeting.ends_at + timedelta(days=2, hours=1)).isoformat())
    echo = await host.reads(SAID)

    assert "Pas encore" in told.labels
    assert "Ousmane" in echo.text
    settled = await house.look(lambda s: (s.visits.of(visit.id), s.gatherings.get(visit.id)))
    assert (settled[0].telling, settled[1].status) == (Telling.TOLD, Status.REPORTED)

    # The report quotes it, until he takes it back.
    await house.cellar.change(lambda store: publish(store, house, meeting.id, nadia))
    lines = await house.look(lambda s: quoted(s, house, meeting.id))
    await ousmane.say("/mes_reponses")
    await ousmane.tap("Ce que j’ai dit après")
    await ousmane.tap_in(TITLE, "Ce que vous avez dit après")
    await ousmane.tap_in("Relire : Un étonnement", "Nous pouvons le citer avec votre prénom.")
    await ousmane.tap_in("Retirer ma réponse", "Que faire de votre phrase ?")
    await ousmane.tap_in("L’effacer tout à fait", "votre phrase n’y figure plus")

    assert lines == [(SAID, "Ousmane")]
    assert await house.look(lambda s: quoted(s, house, meeting.id)) == []


def publish(store, house, meeting_id, author):
    now = house.plan.now()
    editor = report_desks.take(
        store, gathering_id=meeting_id, member=member_of(store, author), now=now
    )
    desk = report_desks.look(store, editor, now=now)
    for source, sentence in desk.quotable(Section.VISIT):
        if sentence.text == SAID:
            report_choices.quote(store, editor, source=source, sentence_id=sentence.id, now=now)
    report_publications.publish(
        store,
        gathering_id=meeting_id,
        member=member_of(store, author),
        now=now,
    )


def quoted(store, house, meeting_id):
    told = reports.told(store, meeting_id, now=house.plan.now())
    return [(line.text, line.by) for line in told.of(Section.VISIT) if line.text == SAID]
