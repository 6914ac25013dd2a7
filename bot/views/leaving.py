"""What organisers read when somebody who received them, or their guests, is erased."""

from typing import Final

from bot.callbacks.drafts import DraftStep, DraftTap
from bot.callbacks.meetings import BoardTap
from bot.calls import Button, Screen
from bot.domain.erasing import Lack
from bot.domain.gathering import Status
from bot.services.leaving import Bereft, Gone
from bot.views.labels import LABEL_LENGTH, shortened
from bot.views.setting import Setting

_MOST: Final = 5  # more would not be read in one go
_TITLE: Final = 60


def missing(gone: Gone, setting: Setting) -> Screen:
    """Say of each gathering what is missing, without a word about whoever was erased."""
    shown = gone.bereft[:_MOST]
    text = setting.words(
        "leaving.missing",
        lines="\n".join(_line(one, setting) for one in shown),
        more=len(gone.bereft) - len(shown) or "",
    )
    return Screen(text, tuple((_open(one, setting),) for one in shown))


def _line(one: Bereft, setting: Setting) -> str:
    plain = setting.words.plain
    starts_at = one.gathering.starts_at
    return plain(
        "leaving.line",
        title=_title(one, setting, limit=_TITLE),
        day=setting.day(starts_at) if starts_at else plain("leaving.undated"),
        parts=", ".join(plain(f"leaving.lost_{part.value}") for part in Lack if part in one.parts),
    )


def _title(one: Bereft, setting: Setting, *, limit: int) -> str:
    return shortened(one.gathering.title or setting.words.plain("draft.untitled"), limit=limit)


def _open(one: Bereft, setting: Setting) -> Button:
    which = one.gathering.id
    is_draft = one.gathering.status is Status.DRAFT
    tap = DraftTap(which, DraftStep.RESUME) if is_draft else BoardTap(which)
    return Button(_title(one, setting, limit=LABEL_LENGTH), tap.pack())
