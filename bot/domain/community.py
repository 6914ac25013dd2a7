"""The community itself: its name, its clock on the wall, the people to turn to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from zoneinfo import ZoneInfo

from bot.domain.moments import QuietHours
from bot.domain.rations import USUAL_RATIONS, Rations
from bot.domain.reminder import USUAL_PLAN, ReminderPlan

USUAL_QUIET = QuietHours(time(20), time(9))


@dataclass(frozen=True, slots=True)
class Community:
    name: str
    zone: ZoneInfo
    languages: Sequence[str] = ("fr", "en")
    human_contact: str = ""
    privacy_contact: str = ""
    controller_name: str = ""
    controller_address: str = ""
    quiet: QuietHours = USUAL_QUIET
    welcomer: str = ""
    reply_delay_days: int = 2
    rations: Rations = USUAL_RATIONS
    digest_at: time = time(18)  # when organisers read what is new
    reminders: ReminderPlan = USUAL_PLAN
    neighbourhoods: Sequence[str] = ()
