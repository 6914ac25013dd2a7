"""What organisers read by themselves, each kind by its own view."""

from typing import assert_never

from bot.calls import Screen
from bot.services.digest_letters import Digest
from bot.services.late_no import LateNo
from bot.services.presence_letters import PresenceLetter
from bot.services.report_calls import ReportCall, ReviewCall
from bot.services.run_sheets import RunSheet
from bot.services.signs import Signs
from bot.services.team_letters import TeamLetter
from bot.views import attendances
from bot.views.digests import digest, late_no
from bot.views.report_calls import report_call, review_call
from bot.views.run_sheets import run_sheet
from bot.views.setting import Setting
from bot.views.signs import signs


def team_letter(letter: TeamLetter, setting: Setting) -> Screen:
    """Put one message into the words of its organiser."""
    match letter:
        case Digest():
            return digest(letter, setting)
        case Signs():
            return signs(letter, setting)
        case RunSheet():
            return run_sheet(letter, setting)
        case LateNo():
            return late_no(letter, setting)
        case PresenceLetter() | ReportCall() | ReviewCall():
            return _afterwards(letter, setting)
        case _:
            assert_never(letter)


def _afterwards(letter: PresenceLetter | ReportCall | ReviewCall, setting: Setting) -> Screen:
    match letter:
        case PresenceLetter():
            return attendances.letter(letter, setting)
        case ReportCall():
            return report_call(letter, setting)
        case ReviewCall():
            return review_call(letter, setting)
