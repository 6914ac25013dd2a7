"""Several authors write a report in chat, section by section, and nobody's words are lost."""

import asyncio
from dataclasses import replace

from bot.callbacks.after import ReportTap
from bot.domain.attendance import Taking
from bot.domain.feedback import Consent
from bot.domain.rsvp import Answer
from tests.house.reporting import DESK, at_desk, in_section, told_by, written
from tests.house.telling import answered, member_of, sentence

SECTIONS = [
    *("Nos constats : 0", "En quoi cela nous parle : 0"),
    *("Ce que nous apprend cette rencontre : 0", "Besoins, offres et étincelles : 0"),
    *("Pistes : 0", "Décisions : 0"),
]
BOTH = ("Nadia R. et Yves L.", "Yves L. et Nadia R.")  # whoever came first
ALONE = "Pour la remplacer, écrivez-la autrement."


async def test_lines_are_typed_judged_and_moved(monday):
    meeting, [nadia] = await told_by(monday, "m01")

    desk = await at_desk(nadia, meeting)
    empty = await in_section(nadia, "Nos constats")
    two = await nadia.say("+ Les questions ont été concrètes.\n\nMoins de monde")
    await nadia.tap_in("2", ALONE)
    await nadia.tap_in("Mettre −", "2. − Moins de monde")
    await nadia.tap_in("2", ALONE)
    await nadia.tap_in("Monter", "1. − Moins de monde\n2. + Les questions")
    left = await nadia.tap_in("Fini", DESK)

    assert desk.text.startswith(f"{DESK}\nBrouillon : l’équipe seule le lit.")
    assert desk.labels[:6] == SECTIONS
    assert "Écrivez ce que vous avez constaté, une ligne par idée." in empty.text
    assert "1. + Les questions ont été concrètes.\n2. Moins de monde" in two.text
    assert left.labels[0] == "Nos constats : 2"
    assert "Écrit par : Nadia R." in left.text


async def test_a_line_is_reworded_restored_taken_out_and_brought_back(monday):
    meeting, [nadia] = await told_by(monday, "m01")
    await at_desk(nadia, meeting)
    await in_section(nadia, "Nos constats")
    await nadia.say("- Moins de monde\nDes questions")

    await nadia.tap_in("1", ALONE)
    reworded = await nadia.say("Moins de monde que d’habitude.")
    await nadia.tap_in("1", ALONE)
    before = await nadia.tap_in("Versions", "Avant :")
    old = await nadia.tap_in("Reprendre 1", "La ligne dit de nouveau ce qu’elle disait.")
    await nadia.tap_in("2", ALONE)
    await nadia.tap("Retirer")
    gone = await nadia.sees("Lignes retirées : 1")
    await nadia.tap_in("Lignes retirées : 1", "Lignes retirées\n1. Des questions")
    back = await nadia.tap_in("Remettre 1", "2. Des questions")

    assert "1. − Moins de monde que d’habitude." in reworded.text
    assert "1. Moins de monde\n(Nadia R., " in before.text
    assert "1. − Moins de monde\n2. Des questions" in old.text
    assert "Des questions" not in gone.text
    assert "Lignes retirées : 1" not in back.labels


async def test_two_authors_write_at_once_and_see_each_other(monday):
    meeting, [nadia, yves] = await told_by(monday, "m01", "m02")
    await at_desk(nadia, meeting)
    await in_section(nadia, "Pistes")
    await at_desk(yves, meeting)

    beside = await in_section(yves, "Pistes")
    await asyncio.gather(nadia.say("De Nadia"), yves.say("D’Yves"))
    both = await nadia.say("Encore de Nadia")
    await yves.tap("Fini")
    seen = await yves.reads("En ce moment, Nadia R. écrit : Pistes.")

    assert "Ici aussi en ce moment : Nadia R." in beside.text
    assert {"De Nadia", "D’Yves", "Encore de Nadia"} <= {
        line.partition(". ")[2] for line in both.text.split("\n")
    }
    assert any(f"Écrit par : {both}" in seen.text for both in BOTH)


async def test_two_authors_at_the_same_line_both_keep_their_words(monday):
    meeting, [nadia, yves] = await told_by(monday, "m01", "m02")
    await written(nadia, meeting, "Pistes", "Visiter", "Prêter")
    for author in (nadia, yves):
        await at_desk(author, meeting)
        await in_section(author, "Pistes")
        await author.tap_in("1", ALONE)

    await yves.say("Visiter le Fablab")
    told = await nadia.say("Visiter la ressourcerie")
    await at_desk(yves, meeting)
    await in_section(yves, "Pistes")
    await yves.tap_in("3", ALONE)
    await nadia.tap_in("3", ALONE)
    await yves.tap("Retirer")
    await yves.sees("Lignes retirées : 1")
    kept = await nadia.say("Prêter d’abord")

    assert told.text.startswith("Quelqu’un d’autre avait changé cette ligne entre-temps")
    assert "1. Visiter le Fablab\n2. Visiter la ressourcerie\n3. Prêter" in told.text
    assert kept.text.startswith("Quelqu’un d’autre avait retiré cette ligne")
    assert "3. Prêter d’abord" in kept.text


async def test_what_is_typed_outlives_a_restart_and_cancelling_keeps_the_lines(monday):
    meeting, [nadia] = await told_by(monday, "m01")
    await at_desk(nadia, meeting)
    await in_section(nadia, "Ce que nous apprend")
    await nadia.say("Prêter d’abord.")

    await monday.restart()
    typed = await nadia.say("Le temps informel manque.")
    spoken = await nadia.speak()
    too_long = await nadia.say("a" * 601)
    await nadia.say("/annuler")
    out_of_the_blue = await nadia.say("Une troisième ligne, hors du compte rendu")
    desk = await at_desk(nadia, meeting)

    assert "1. Prêter d’abord.\n2. Le temps informel manque." in typed.text
    assert "Qu’est-ce que nous ne savions pas avant ?" in typed.text
    assert spoken.text.startswith("Je ne sais pas écrire sous la dictée")
    assert too_long.text.startswith("Une ligne tient en 600 signes")
    assert "2. Le temps informel manque." in too_long.text
    assert "C’est noté" not in out_of_the_blue.text
    assert "Ce que nous apprend cette rencontre : 2" in desk.labels


async def test_a_rewording_that_is_too_long_may_be_typed_again(monday):
    meeting, [nadia] = await told_by(monday, "m01")
    await at_desk(nadia, meeting)
    await in_section(nadia, "Nos constats")
    await nadia.say("Moins de monde\nDes questions")

    await nadia.tap_in("1", ALONE)
    too_long = await nadia.say("a" * 601)
    reworded = await nadia.say("Moins de monde que d’habitude.")

    assert too_long.text.startswith("Une ligne tient en 600 signes")
    assert "1. Moins de monde que d’habitude.\n2. Des questions" in reworded.text
    assert "3." not in reworded.text


async def test_suggestions_are_kept_with_a_neutral_sign_and_quotes_are_chosen(monday):
    meeting, [nadia, yves] = await told_by(monday, "m01", "m02")
    await sentence(monday, meeting, nadia, "Prêter avant de monter", Consent.NAMED)
    await sentence(monday, meeting, yves, "À garder pour nous", Consent.NONE)
    await at_desk(nadia, meeting)
    section = await in_section(nadia, "Nos constats")
    label = next(one for one in section.labels if one.startswith("Constats proposés"))

    await nadia.tap_in(label, "Qu’est-ce que cela nous dit ?")
    await nadia.tap("Garder 1")
    await nadia.tap("Laisser 2")
    await nadia.reads_without("Constats proposés", label="Laisser 2")
    shown = await nadia.tap_in("Revenir", "1. ~ Présences : 1")
    await nadia.tap_in("Fini", DESK)
    await in_section(nadia, "En quoi cela")
    offered = await nadia.tap_in("Phrases à citer : 1", "Phrases que l’on peut citer")
    await nadia.tap("Citer 1")
    await nadia.sees("Ne plus citer 1")
    quoted = await nadia.tap_in("Revenir", "1. « Prêter avant de monter » (Nadia)")
    await monday.cellar.change(lambda store: _withdraw(store, meeting, nadia))
    await nadia.tap_in("Fini", DESK)
    withdrawn = await in_section(nadia, "En quoi cela")

    assert "À garder pour nous" not in offered.text
    assert shown.labels[0] == "1"
    assert quoted.labels[0] == "1"
    assert "Prêter" not in withdrawn.text


def _withdraw(store, meeting, author):
    said = store.feedbacks.of(meeting.id, member_of(store, author).id)
    store.feedbacks.put(replace(said, consent=Consent.NONE))


async def test_where_nobody_noted_who_was_there_the_draft_says_so(sqlite_monday):
    meeting, [nadia, gaelle] = await told_by(sqlite_monday, "m01", "m06")
    await answered(sqlite_monday, meeting, {gaelle: Answer.YES})
    await sqlite_monday.cellar.change(
        lambda store: store.attendances.drop(meeting.id, member_of(store, nadia).id)
    )
    await sqlite_monday.cellar.change(
        lambda store: store.attendances.take(meeting.id, Taking.SKIPPED, at=meeting.ends_at)
    )

    desk = await at_desk(nadia, meeting)

    assert "Présences : d’après les réponses seulement (je viens : 1)" in desk.text


async def test_an_organiser_reads_the_desk_in_english(sqlite_monday):
    meeting, _ = await told_by(sqlite_monday, "m01")
    jo = await sqlite_monday.organiser("Jo", "en")
    await jo.start()
    menu = await jo.last()
    await jo.forge(ReportTap(meeting.id).pack(), message_id=menu.id)
    desk = await jo.reads("Report: Les jardins")
    await jo.tap("Leads: 0", on=desk)
    leads = await jo.reads("One lead on each line")

    assert "Draft: only the team reads it." in desk.text
    assert "What this meeting teaches us: 0" in desk.labels
    assert leads.labels == ["Done"]
