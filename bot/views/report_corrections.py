"""What is to be corrected in a report, as readers and authors see it."""

from collections.abc import Iterator, Sequence

from bot.callbacks.after import ReadTap, ReportTap
from bot.callbacks.relays import ReplyTap
from bot.callbacks.report_reading import LeaveFixTap, RetractTap
from bot.calls import Button, Screen
from bot.domain.correction import OwnSentence
from bot.domain.gathering import Gathering
from bot.domain.lost_voice import LostVoice
from bot.services.relays import Sender
from bot.texts import Html
from bot.views.meetings import blocks
from bot.views.report_manuscripts import spaced, title
from bot.views.setting import Setting

_PART = 1500  # characters to a message: with its head, Telegram takes them whatever they are


def ask(gathering: Gathering, own: Sequence[OwnSentence], setting: Setting) -> Screen:
    """Ask what is wrong; the reader's own sentences stand below, each with a way out."""
    leave = (setting.button("relay.cancel_button", LeaveFixTap(gathering.id)),)
    question = setting.words("report.fix_ask")
    if not own:
        return Screen(question, (leave,))
    lines = "\n".join(
        setting.words("report.fix_line", number=number, text=spaced(one.text, setting))
        for number, one in enumerate(own, start=1)
    )
    listed = setting.words("report.fix_own", lines=Html(lines))
    return Screen(blocks(question, listed), (*_retracting(gathering, own, setting), leave))


def _retracting(
    gathering: Gathering, own: Sequence[OwnSentence], setting: Setting
) -> Iterator[Sequence[Button]]:
    for number, one in enumerate(own, start=1):
        tap = RetractTap(gathering.id, one.source, one.id)
        if len(own) == 1:
            yield (setting.button("report.retract_button", tap),)
        else:
            yield (setting.button("report.retract_one_button", tap, number=number),)


def passed_on(gathering: Gathering, setting: Setting) -> Screen:
    return back_to(gathering.id, setting.words("report.fix_ack"), setting)


def retracted(gathering: Gathering, setting: Setting) -> Screen:
    return back_to(gathering.id, setting.words("report.retracted"), setting)


def back_to(gathering_id: int, text: Html, setting: Setting) -> Screen:
    """Say something, with the way back to the report."""
    return Screen(text, ((setting.button("report.back_button", ReadTap(gathering_id, 0)),),))


def asked(
    sender: Sender, text: str, gathering: Gathering, setting: Setting, *, reply_to: int | None
) -> Sequence[Screen]:
    """Show an author what a reader wrote, in several messages if it is very long."""
    first, *more = _parts(text)
    head = setting.words(
        "report.fix_message",
        title=title(gathering, setting),
        name=sender.name or setting.words.plain("relay.nobody"),
        organisation=sender.organisation,
        text=first,
    )
    texts = [head, *(setting.words("relay.more", text=part) for part in more)]
    rows = [(setting.button("report.desk_button", ReportTap(gathering.id)),)]
    if reply_to is not None:
        rows.insert(0, (setting.button("relay.reply_button", ReplyTap(reply_to)),))
    return [*(Screen(text) for text in texts[:-1]), Screen(texts[-1], rows)]


def _parts(text: str) -> list[str]:
    parts = (text[start : start + _PART] for start in range(0, len(text), _PART))
    return [part for part in parts if part.strip()] or [text]


def one_less(gathering: Gathering, setting: Setting) -> Screen:
    """Tell an author that a quoted sentence is gone: neither which one nor whose it was."""
    desk = (setting.button("report.desk_button", ReportTap(gathering.id)),)
    return Screen(setting.words("report.retract_told", title=title(gathering, setting)), (desk,))


def voice_gone(lost: LostVoice, setting: Setting) -> Screen:
    """Tell an author what may be quoted no more: only they know what they wrote of it."""
    desk = (setting.button("report.desk_button", ReportTap(lost.gathering.id)),)
    heading = title(lost.gathering, setting)
    return Screen(setting.words(f"report.voice_lost_{lost.loss.value}", title=heading), (desk,))
