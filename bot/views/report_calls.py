"""What authors read by themselves: a draft is ready, it waits, it asks to be read."""

from collections.abc import Sequence

from bot.callbacks.after import ReportTap
from bot.callbacks.reports import AuthorsTap, GoodTap, LaterTap, ReviewStep, ReviewTap
from bot.calls import Button, Screen
from bot.domain.delivery import Kind
from bot.domain.gathering import Gathering
from bot.services.report_calls import ReportCall, ReviewCall
from bot.texts import Html
from bot.views.report_desks import missing
from bot.views.setting import Setting


def report_call(call: ReportCall, setting: Setting) -> Screen:
    """Tell an author that the draft is ready, or that it still waits."""
    text = _ready(call, setting) if call.kind is Kind.REPORT_DRAFT else _waits(call, setting)
    which = call.gathering.id
    write = setting.button("desk.write_now", ReportTap(which), style="success")
    later = setting.button("desk.later", LaterTap(which))
    share = setting.button("desk.share", AuthorsTap(which))
    rest = ((share,),) if call.is_again else ((later,), (share,))
    return Screen(text, ((write,), *rest))


def _ready(call: ReportCall, setting: Setting) -> Html:
    known = "desk.with_presence" if call.has_presence else "desk.without_presence"
    return setting.words(
        "desk.draft_ready",
        title=call.gathering.title,
        presence=setting.words(known),
        aim=setting.day(call.aim.astimezone(setting.zone).date()),
    )


def _waits(call: ReportCall, setting: Setting) -> Html:
    left, title = missing(call.missing, setting), call.gathering.title
    if not left:
        return setting.words("desk.nudge_ready", title=title)
    return setting.words("desk.nudge", title=title, missing=left)


def review_call(call: ReviewCall, setting: Setting) -> Screen:
    """Ask somebody to read a report before everybody does."""
    by = call.by or setting.words.plain("desk.somebody")
    text = setting.words("desk.review", name=by, title=call.gathering.title)
    read = setting.button("desk.read", ReviewTap(call.gathering.id, ReviewStep.READ))
    return Screen(text, ((read,), judging(call.gathering.id, call.reading, setting)))


def judging(which: int, reading: int, setting: Setting) -> Sequence[Button]:
    """Offer what somebody may say who was asked to read these words."""
    good = setting.button("desk.good", GoodTap(which, reading), style="success")
    remark = setting.button("desk.remark", ReviewTap(which, ReviewStep.REMARK))
    return (good, remark)


def approved(gathering: Gathering, by: str, setting: Setting) -> Screen:
    """Tell an author that somebody found it good."""
    text = setting.words("desk.approved_by", name=by, title=gathering.title)
    desk = setting.button("desk.to_desk", ReportTap(gathering.id))
    return Screen(text, ((desk,),))


def ask_remark(gathering: Gathering, setting: Setting) -> Screen:
    text = setting.words("desk.ask_remark", title=gathering.title)
    read = ReviewTap(gathering.id, ReviewStep.READ)
    return Screen(text, ((setting.button("desk.read", read),),))


def remarked(gathering: Gathering, by: str, words: str, setting: Setting) -> Screen:
    """Pass a remark on to an author; nothing of it is kept."""
    text = setting.words("desk.remarked", name=by, title=gathering.title, text=words)
    desk = setting.button("desk.to_desk", ReportTap(gathering.id))
    return Screen(text, ((desk,),))
