"""Messages to many, as organisers see them before, during and after."""

from datetime import timedelta

import pytest

from bot.domain.board import Slice
from bot.domain.mailing import TEXT_LENGTH, Group, Mailing, MailingKind, MailingState, Segment
from bot.domain.reach import Reach, Tally, Unreached
from bot.services.following import Progress
from bot.services.mailing_letters import Message
from bot.services.mailings import Preview
from bot.services.segments import Whom
from bot.views import mailing_letters as letters, mailing_progress as views, mailings
from tests.views.scene import ENGLISH, FRENCH, MEETING, NOW, YVES, problems, read

EVERYONE = Segment((Group.EVERYONE,))
WHOM = Whom(Group.EVERYONE)
LATER = NOW + timedelta(hours=14)


def mailing(
    state: MailingState = MailingState.RUNNING, kind=MailingKind.NUDGE, text=""
) -> Mailing:
    return Mailing(3, kind, YVES.id, NOW, EVERYONE, text=text, state=state)


def shown(tally: Tally, state=MailingState.RUNNING, setting=FRENCH, **more) -> str:
    progress = Progress(mailing(state), tally, WHOM, YVES, is_shown=True)
    return read(views.progress(progress, setting, **more))


def test_on_its_way_it_shows_a_bar_and_what_can_be_done():
    assert shown(Tally(sent=120, in_air=3, waiting=187)) == (
        "Envoi en cours\n"
        "Pour : Tout le monde\n"
        "Signé : Yves\n"
        "▰▰▰▱▱▱▱▱▱▱ 120 sur 310\n\n"
        "Reçus : 120\n"
        "Partis à l’instant : 3\n"
        "En attente : 187\n"
        "[Arrêter]\n"
        "[Tous les envois]"
    )


def test_stopped_it_says_what_stays_and_can_go_on():
    text = shown(Tally(sent=1, uncertain=1, again=1, stopped=3), MailingState.STOPPED)

    assert "Envoi arrêté" in text
    assert "Arrêtés avant leur départ : 3" in text
    assert "[Reprendre]\n[Voir qui]" in text
    assert "[Renvoyer" not in text


def test_what_only_waits_for_another_day_says_until_when():
    text = shown(Tally(sent=31, later=4, next_at=LATER))

    assert text.startswith("Envoi prévu pour plus tard")
    assert "Reportés : 4, au plus tôt lundi 23 novembre à 9 h" in text


def test_the_report_names_what_did_not_arrive_and_why():
    tally = Tally(sent=31, blocked=2, uncertain=1, failed=1, spared=3, otherwise=6, again=2)

    assert shown(tally, MailingState.OVER, ENGLISH, is_live=False).endswith(
        "Received: 31\n\n"
        "Blocked: 2\n"
        "Uncertain: 1\n"
        "To try again: 1\n"
        "No longer needed meanwhile: 3\n"
        "To tell another way: 6\n\n"
        "Uncertain: the line broke, the message may have arrived."
        " “Send again” sends it a second time, never a third.\n"
        "[Send again (2)]\n"
        "[See who]\n"
        "[Refresh]\n"
        "[All messages sent]"
    )


@pytest.mark.parametrize("tally", [Tally(), Tally(otherwise=3)])
def test_a_mailing_for_nobody_any_more_is_done(tally):
    assert "▰▰▰▰▰▰▰▰▰▰ 0 sur 0" in shown(tally, MailingState.OVER)


def test_before_it_leaves_everybody_is_counted_once():
    reach = Reach([1, 2, 3], [4], paused=1, unwilling=2, asked=3, later=1)
    preview = Preview(mailing(MailingState.DRAFT), YVES, WHOM, reach, LATER)

    assert read(mailings.preview(preview, FRENCH)) == (
        "Voici le message, tel qu’il sera lu.\n"
        "Pour : Tout le monde\n"
        "Le recevront : 3\n"
        "Dont plus tard, pour ne pas écrire trop souvent : 1\n"
        "Départ : lundi 23 novembre à 9 h, parce que c’est dimanche.\n\n"
        "À prévenir autrement : 1\n"
        "Déjà une relance il y a moins de 3 jours, laissées tranquilles : 3\n"
        "En pause : 1\n"
        "Ne souhaitent pas ces messages : 2\n"
        "[Envoyer]\n"
        "[Ne pas envoyer]"
    )


def test_for_nobody_there_is_no_way_to_send():
    draft = mailing(MailingState.DRAFT, MailingKind.MESSAGE, "Bonjour")
    text = read(mailings.preview(Preview(draft, YVES, WHOM, Reach(asked=2)), FRENCH))

    assert "personne ne le recevrait maintenant" in text
    assert "Déjà un message cette semaine : 2" in text
    assert "[Envoyer]" not in text


def test_the_longest_words_fit_into_what_telegram_takes():
    letter = Message(YVES, "&<é" * (TEXT_LENGTH // 3), "Y" * 64, MEETING)

    assert problems(letters.message(letter, FRENCH)) == []


def test_those_missed_are_named_with_how_to_reach_them():
    page = Slice([Unreached(1, "Lucienne", "01 02 03 04 05"), Unreached(2, "", is_uncertain=True)])

    assert read(views.unreached(mailing(), page, FRENCH)) == (
        "À prévenir autrement\n"
        "Lucienne, pas reçu (01 02 03 04 05)\n"
        "Nom effacé, reçu peut-être\n"
        "[Retour à l’envoi]"
    )
