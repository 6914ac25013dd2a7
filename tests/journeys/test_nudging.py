"""« Relancer »: organisers ask those whose answer is missing, once, and see what became of it."""

from bot.callbacks.mailings import MailingStep, MailingTap, NudgeGroupTap
from bot.domain.mailing import Group
from bot.domain.rsvp import Answer
from tests.house.house import GROUP
from tests.house.letters import all_over, copies, crowd
from tests.house.mailings import announced, board_of, tap_counted

ASKED = "serez-vous des nôtres"


async def nudge_the_silent(nadia, made):
    """Go from the dashboard to the report."""
    board = await board_of(nadia, made)
    await nadia.tap("Relancer", on=board)
    await nadia.reads("Qui voulez-vous relancer ?")
    await tap_counted(nadia, "Sans réponse", "tel qu’il sera lu")
    await nadia.tap("Envoyer")
    return await nadia.reads("Envoi terminé")


async def test_the_silent_are_asked_once_and_answer_in_the_message(monday):
    silent, sure, gone = await crowd(monday, 3)
    made = await announced(monday, {sure: Answer.YES})
    nadia = monday.somebody("m01")
    await monday.fault("blocked", "sendMessage", chat_id=gone.id)

    report = await nudge_the_silent(nadia, made)
    await all_over(monday)

    letter = await silent.reads(ASKED)
    assert "« Les jardins » : samedi 13 mars à 10 h" in letter.text
    assert letter.labels[-1] == "Ne plus me le rappeler"
    await silent.tap("Je viens", on=letter)
    assert (await silent.reads("Votre réponse : Je viens")).id == letter.id
    assert await copies(sure, ASKED) == 0
    assert "Bloqués : 1" in report.text
    assert "Signé : Nadia" in report.text
    missed = await nadia.tap_in("Voir qui", ", pas reçu")
    assert missed.id != report.id
    assert await copies(nadia.there(GROUP), ASKED) == 0


async def test_a_second_nudge_within_a_day_is_refused_with_its_hour(sqlite_monday):
    await crowd(sqlite_monday, 1)
    made = await announced(sqlite_monday, {})
    nadia = sqlite_monday.somebody("m01")
    await nudge_the_silent(nadia, made)

    board = await board_of(nadia, made)
    await nadia.tap("Relancer", on=board)
    await nadia.reads("Qui voulez-vous relancer ?")
    refused = await tap_counted(nadia, "Sans réponse", "ont déjà reçu une relance")

    assert "Envoyée : lundi 1er mars à 10 h" in refused.text
    assert "Une autre sera possible ensuite, à partir de ce moment : mardi 2 mars" in refused.text
    assert refused.labels == ["Tableau de bord"]


async def test_a_double_tap_on_send_is_one_nudge(sqlite_monday):
    [silent] = await crowd(sqlite_monday, 1)
    made = await announced(sqlite_monday, {})
    nadia = sqlite_monday.somebody("m01")
    board = await board_of(nadia, made)
    await nadia.forge(NudgeGroupTap(made.id, Group.SILENT).pack(), message_id=board.id)
    preview = await nadia.reads("tel qu’il sera lu")

    first = await nadia.tap("Envoyer", on=preview)
    send = MailingTap(1, MailingStep.SEND).pack()
    second = await nadia.forge(send, message_id=preview.id)
    await nadia.reads("Envoi terminé")
    await all_over(sqlite_monday)

    assert "C’est parti" in first.text
    assert "C’est déjà parti" in second.text
    assert await copies(silent, ASKED) == 1


async def test_a_member_with_a_forged_button_learns_and_sends_nothing(sqlite_monday):
    silent, curious = await crowd(sqlite_monday, 2)
    made = await announced(sqlite_monday, {})
    menu = await curious.say("/menu")

    for data in (
        NudgeGroupTap(made.id, Group.SILENT).pack(),
        MailingTap(1, MailingStep.SEND).pack(),
        MailingTap(1, MailingStep.SHOW).pack(),
    ):
        toast = await curious.forge(data, message_id=menu.id)
        assert "groupe projet" in toast.text

    assert await copies(silent, ASKED) == 0
