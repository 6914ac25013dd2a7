"""A draft arrives, is read by others, published once, corrected; what is withdrawn is gone."""

from dataclasses import replace
from datetime import timedelta

from bot.callbacks.reports import (
    PublishStep,
    PublishTap,
)
from bot.domain.appointment import Stage
from bot.domain.feedback import Consent
from bot.domain.gathering import Status
from bot.services import reports
from tests.house.house import GROUP
from tests.house.publishing import written_to
from tests.house.reporting import DESK, at_desk, in_section, told_by, written
from tests.house.telling import member_of, sentence

READY = "Le brouillon du compte rendu"
SURE = "Voilà ce qui sera lu."
DAY = timedelta(days=1)
SAID = "Prêter avant de monter"


async def over(house, *keys):
    """Let the meeting of the demo pass; return it, and people who can be written to."""
    people = await written_to(house, *keys)
    meeting = await house.next_meeting()
    found = await house.look(lambda store: store.appointments.of(meeting.id))
    due = {one.stage: one.due_at for one in found}
    await house.clock(to=due[Stage.REPORT_DRAFT].isoformat())
    return meeting, due, people


async def published(author):
    """Publish from the desk that was shown last, in two steps."""
    await author.tap("Publier")
    asked = await author.reads(SURE)
    await author.tap("Oui, publier", on=asked)
    return asked, await author.reads("est publié.")


async def test_a_draft_arrives_the_morning_after_and_is_asked_after_once(house):
    meeting, due, [nadia, yves, gaelle] = await over(house, "m01", "m02", "m06")
    ready = await nadia.reads(READY)
    await yves.reads(READY)

    later = await nadia.tap("Me le rappeler demain", on=ready)
    await nadia.tap("Écrire maintenant", on=ready)
    await in_section(nadia, "Pistes", title="Brouillon : l’équipe seule le lit.")
    await nadia.say("Visiter le Fablab (Malik)")
    await house.clock(to=(due[Stage.REPORT_DRAFT] + 2 * DAY).isoformat())
    again = await nadia.reads("attend encore : Nos constats, Ce que nous apprend")
    await house.clock(to=(due[Stage.REPORT_NUDGE]).isoformat())
    nudged = [one for one in await nadia.messages() if "attend encore" in one.text]

    assert f"rencontre « {meeting.title} » est prêt." in ready.text
    assert "Présences : d’après les réponses" in ready.text
    assert ready.labels == ["Écrire maintenant", "Me le rappeler demain", "Partager l’écriture"]
    assert later.text.startswith("C’est noté : je vous le rappelle ")
    assert again.labels == ["Écrire maintenant", "Partager l’écriture"]
    assert len(nudged) == 2  # the one that was asked for, and the usual one
    assert READY not in " ".join(one.text for one in await gaelle.messages())
    assert not [one for one in await yves.messages() if "attend encore" in one.text]


async def reviewing(house):
    """Let Gaëlle write as an author of this meeting alone, and ask for a review."""
    meeting, [nadia, gaelle] = await told_by(house, "m01", "m06")

    def appoint(store):
        store.report_authors.appoint(meeting.id, member_of(store, gaelle).id)

    await house.cellar.change(appoint)
    await written(gaelle, meeting, "Pistes", "Visiter le Fablab")
    refused = await gaelle.tap("Publier")
    await gaelle.tap_in("Demander une relecture", "En relecture")
    return nadia, gaelle, refused


async def test_an_author_publishes_once_somebody_else_has_read(monday):
    nadia, gaelle, refused = await reviewing(monday)

    asked = await nadia.reads("Gaëlle S. demande une relecture")
    await nadia.tap("Lire", on=asked)
    read = await nadia.reads("Brouillon : ce compte rendu n’est pas encore publié.")
    thanked = await nadia.tap("C’est bon", on=read)
    judged = await nadia.sees("Demander une relecture")
    twice = await nadia.tap("C’est bon", on=asked)
    good = await gaelle.reads("Nadia R. a relu")
    await gaelle.tap("Le compte rendu", on=good)
    await gaelle.reads("Relu : il peut être publié.")
    sure, done = await published(gaelle)

    assert refused.is_alert
    assert refused.text.startswith("Avant de publier, demandez une relecture")
    assert "Visiter le Fablab" in read.text
    assert thanked.text == "Merci, je le dis à qui écrit."
    assert "C’est bon" in read.labels
    assert judged.labels == ["Demander une relecture", "Le compte rendu", "Publier"]
    assert twice.text.startswith("C’est déjà relu")
    assert "Reste vide : Nos constats, Ce que nous apprend cette rencontre" in sure.text
    assert "Les jardins" in done.text


async def test_a_remark_goes_to_the_authors(sqlite_monday):
    nadia, gaelle, _ = await reviewing(sqlite_monday)

    asked = await nadia.reads("Gaëlle S. demande une relecture")
    await nadia.tap("Une remarque", on=asked)
    await nadia.reads("Votre remarque")
    passed = await nadia.say("La date de la visite ?")
    remark = await gaelle.reads("Remarque sur le compte rendu")
    await nadia.tap("C’est bon", on=asked)
    await gaelle.tap("Le compte rendu", on=await gaelle.reads("Nadia R. a relu"))
    await gaelle.reads("Relu : il peut être publié.")
    await gaelle.tap("Publier")
    sure = await gaelle.reads(SURE)

    assert passed.text.startswith("Merci, c’est transmis")
    assert remark.text.endswith("par Nadia R. :\n« La date de la visite ? »")
    assert "Remarques reçues depuis la demande de relecture : 1" in sure.text


async def test_publishing_twice_tells_members_and_groups_once(monday):
    meeting, [nadia, yves, gaelle] = await told_by(monday, "m01", "m02", "m06")
    await written(nadia, meeting, "Pistes", "Visiter le Fablab")
    await at_desk(yves, meeting)

    asked, done = await published(nadia)
    menu = await yves.last()
    forged = PublishTap(meeting.id, PublishStep.DO).pack()
    again = await yves.forge(forged, message_id=menu.id)
    await gaelle.reads("l’essentiel de la rencontre « Les jardins »")
    await gaelle.there(GROUP).reads("Le compte rendu de la rencontre « Les jardins »")
    await monday.at_rest()
    in_group = await gaelle.there(GROUP).messages()

    assert "Groupes prévenus, en nombres seulement : 1" in asked.text
    assert "Visiter le Fablab" in (await nadia.reads("Visiter le Fablab")).text
    assert again.text.startswith("C’est déjà publié ainsi")
    assert done.labels == ["Lire", "Le compte rendu"]
    assert len([one for one in in_group if "compte rendu" in one.text]) == 1
    assert (await monday.look(lambda s: s.gatherings.get(meeting.id))).status is Status.REPORTED


async def quoting(house):
    """Publish a report that quotes Gaëlle without her name."""
    meeting, [nadia, gaelle] = await told_by(house, "m01", "m06")
    await sentence(house, meeting, gaelle, SAID, Consent.ANONYMOUS)
    await written(nadia, meeting, "Pistes", "Visiter le Fablab")
    await in_section(nadia, "En quoi cela")
    await nadia.tap_in("Phrases à citer : 1", "Phrases que l’on peut citer")
    await nadia.tap("Citer 1")
    await nadia.sees("Ne plus citer 1")
    await nadia.tap_in("Revenir", f"1. « {SAID} » (sans nom)")
    await nadia.tap_in("Fini", DESK)
    await published(nadia)
    await gaelle.reads("l’essentiel de la rencontre")
    return meeting, nadia, gaelle


def words_of(told):
    return [line.text for line in told.lines]


async def test_a_correction_is_read_by_all_and_told_to_nobody(monday):
    meeting, nadia, gaelle = await quoting(monday)
    before = len(await gaelle.messages())

    await written(nadia, meeting, "Pistes", "Prêter des outils")
    pending = await nadia.reads("Vos changements se liront après")
    meanwhile = await monday.look(lambda s: reports.told(s, meeting.id, now=monday.plan.now()))
    await nadia.tap("Publier la correction", on=pending)
    sure = await nadia.reads("Personne ne reçoit un nouveau message.")
    await nadia.tap("Oui, publier la correction", on=sure)
    done = await nadia.reads("La correction est publiée.")
    await monday.at_rest()
    await nadia.tap("Lire", on=done)
    whole = await nadia.reads("Compte rendu corrigé le")

    assert words_of(meanwhile) == [SAID, "Visiter le Fablab"]
    assert len(await gaelle.messages()) == before
    assert f"« {SAID} » (sans nom)" in whole.text
    assert "• Prêter des outils" in whole.text


async def test_a_withdrawn_sentence_vanishes_without_a_correction(monday):
    meeting, nadia, gaelle = await quoting(monday)

    await monday.cellar.change(lambda store: _withdraw(store, meeting, gaelle))
    told = await monday.look(lambda s: reports.told(s, meeting.id, now=monday.plan.now()))
    desk = await at_desk(nadia, meeting)

    assert words_of(told) == ["Visiter le Fablab"]
    assert "En quoi cela nous parle : 0" in desk.labels
    assert "Publier la correction" not in desk.labels


def _withdraw(store, meeting, author):
    said = store.feedbacks.of(meeting.id, member_of(store, author).id)
    store.feedbacks.put(replace(said, consent=Consent.NONE))


async def test_writing_is_shared_with_another_organiser(sqlite_monday):
    meeting, [nadia, yves] = await told_by(sqlite_monday, "m01", "m02")
    await at_desk(nadia, meeting)

    await nadia.tap_in("Qui écrit", "Personne encore.")
    await nadia.tap_in("Proposer à Yves L.", "C’est proposé : Yves L.")
    asked = await yves.reads("Nadia R. vous propose d’écrire ensemble")
    await yves.tap("Écrire maintenant", on=asked)
    desk = await yves.reads(DESK)

    assert "Écrit par" not in desk.text
