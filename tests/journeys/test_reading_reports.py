"""A published report is read in chat, page by page, and taken along as a file."""

from bot.callbacks.after import ReadTap
from bot.callbacks.grammar import base36
from bot.callbacks.report_reading import FormTap, PageTap, Part
from bot.domain.feedback import Consent
from bot.domain.order import Form
from bot.domain.report import PrintedLine, Section
from tests.house.letters import all_over, crowd
from tests.house.telling import HELD, LEAD, PLUS, held, publish, sentence

SAID = "Prêter avant de monter un projet"
READY = "Le compte rendu de la rencontre « Les jardins » est prêt."
LONG = [
    PrintedLine(Section.LEARNINGS, f"Leçon {n}. " + "Cela se raconte. " * 30) for n in range(12)
]


async def told(house, *, lines=(PLUS, LEAD), **more):
    """Publish a report with somebody's sentence; return its meeting, and a reader."""
    author, reader = await crowd(house, 2)
    made = await held(house, [author, reader])
    quote = await sentence(house, made, author, SAID, Consent.NAMED)
    await publish(house, made, [*lines[:1], quote, *lines[1:]], **more)
    await all_over(house)
    return made, reader


async def test_a_report_is_read_from_its_letter_to_its_last_page_over_a_restart(monday):
    _, reader = await told(monday, lines=[PLUS, *LONG, LEAD])
    await reader.reads(READY)

    first = await reader.tap_in("Lire en entier", "Page 1 sur")
    await monday.restart()
    second = await reader.tap_in("Suite →", "Page 2 sur")
    back = await reader.tap_in("← Avant", "Page 1 sur")

    assert f"« {SAID} » (P0)" in first.text
    assert second.id == first.id == back.id
    leads = await reader.tap_in("Les pistes", "• Visiter la ressourcerie")
    assert leads.id != first.id
    assert "Leçon" not in leads.text


async def test_who_may_write_a_report_finds_the_desk_under_it_and_nobody_else_does(sqlite_monday):
    made, reader = await told(sqlite_monday, tells=False)
    yves = sqlite_monday.somebody("m02")

    listed = await yves.say("/comptes_rendus")
    mine = await yves.tap_in(listed.labels[0], "Nos constats")
    desk = await yves.tap_in("Ouvrir le compte rendu", "Compte rendu : Les jardins")
    linked = await yves.start(f"cr_{base36(made.id)}")
    theirs = await reader.start(f"cr_{base36(made.id)}")

    assert mine.labels[-1] == linked.labels[-1] == "Ouvrir le compte rendu"
    assert desk.labels
    assert "Ouvrir le compte rendu" not in theirs.labels


async def test_the_list_and_the_next_meeting_lead_to_what_was_told(sqlite_monday):
    house = sqlite_monday
    made, reader = await told(house, tells=False)
    for number in range(9):
        at = HELD.replace(year=2026, month=1 + number)
        earlier = await held(house, at=at, title=f"Avant {number}")
        await publish(house, earlier, tells=False)

    listed = await reader.say("/comptes_rendus")
    more = await reader.tap_in("Suite →", "10. ")
    await reader.say("/prochaine")
    read = await reader.tap_in("Dernier compte rendu", "Nos constats")

    assert "1. Rencontre : Les jardins (samedi 20 février)" in listed.text
    assert more.text.startswith("Comptes rendus\n9. Rencontre : Avant 4 (mercredi 20 mai 2026)")
    assert read.text.startswith("Rencontre : Les jardins")
    assert await reader.say("/menu")
    assert (await reader.tap_in("Comptes rendus", "1. Rencontre : Les jardins")).labels
    gone = await reader.forge(ReadTap(made.id + 99, 0).pack(), message_id=read.id)
    assert gone.text == "Ce compte rendu n’est pas publié, ou ne l’est plus."


async def test_the_card_of_a_meeting_leads_to_its_report_once_it_is_there(sqlite_monday):
    house = sqlite_monday
    [reader] = await crowd(house, 1)
    made = await held(house)
    before = await reader.start(f"r_{base36(made.id)}")

    await publish(house, made, tells=False)
    missed = await reader.tap("Je n’ai pas pu venir", on=before)
    card = await reader.sees("Lire le compte rendu")
    read = await reader.tap_in("Lire le compte rendu", "Visiter la ressourcerie")

    assert "Lire le compte rendu" not in before.labels
    assert "je transmets à l’équipe" in missed.text
    assert "Je n’ai pas pu venir" not in card.labels
    assert read.text.startswith("Rencontre : Les jardins")


async def test_a_draft_is_read_by_nobody_whatever_the_link(sqlite_monday):
    house = sqlite_monday
    [reader] = await crowd(house, 1)
    made = await held(house)
    await house.cellar.change(lambda s: s.reports.open(made.id, at=HELD))
    card = await reader.say("/prochaine")

    for tap in (
        ReadTap(made.id, 0),
        PageTap(made.id, Part.LEADS, 0),
        FormTap(made.id, Form.MARKDOWN),
    ):
        refused = await reader.forge(tap.pack(), message_id=card.id)
        assert refused.text == "Ce compte rendu n’est pas publié, ou ne l’est plus."
    assert "Ce lien" in (await reader.start(f"cr_{base36(made.id)}")).text


async def test_a_file_comes_as_it_was_asked_for_with_what_is_published(monday):
    _, reader = await told(monday)
    await reader.reads(READY)
    await reader.tap("Lire en entier")
    chosen = await reader.tap_in("Emporter", "Quel fichier vous convient ?")

    await reader.tap("Markdown")
    file = await reader.reads("Voici le compte rendu.\nRencontre : Les jardins")

    assert "YesWiki, à coller" in chosen.labels
    assert file.whole["document"]["file_name"] == "compte-rendu-2027-02-20.md"


async def test_somebody_new_reads_what_the_group_was_told_of_in_english(sqlite_monday):
    made, _ = await told(sqlite_monday, tells=False)
    newcomer = await sqlite_monday.stranger("Joy", "en")

    read = await newcomer.start(f"cr_{base36(made.id)}")
    file = await newcomer.forge(FormTap(made.id, Form.TEXT).pack(), message_id=read.id)

    assert "Our observations" in read.text
    assert read.labels == ["The leads", "Take it along", "Correct or remove", "All reports"]
    assert file.is_alert
