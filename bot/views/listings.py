"""Lists of gatherings: what is to come, and all that somebody answered."""

from bot.callbacks.feedbacks import MineTap
from bot.callbacks.grammar import Tap
from bot.callbacks.meetings import ShowTap
from bot.callbacks.people import AgendaTap, AnswersTap, Errand, MenuTap
from bot.calls import Button, Screen
from bot.domain.gathering import Status
from bot.domain.listing import Listed
from bot.services.meetings import ListPage
from bot.texts import Html
from bot.views.labels import shortened
from bot.views.meetings import titled
from bot.views.setting import Setting


def agenda(page: ListPage, setting: Setting) -> Screen:
    """Show what is to come, with the reader's own answer in front of each."""
    if not page.lines:
        contact = setting.community.human_contact
        return Screen(setting.words("menu.next_none", human_contact=contact), (_menu(setting),))
    text = setting.words("listing.agenda", lines=_lines(page, setting))
    return Screen(text, _rows(page, setting, turn=AgendaTap))


def answers(page: ListPage, setting: Setting, *, has_said: bool = False) -> Screen:
    """
    Show all that the reader answered; a tap opens the card, where it can be changed.

    `has_said` tells that they said something after a meeting, which stands elsewhere.
    """
    said = ((setting.button("feedback.mine_button", MineTap(0)),),) if has_said else ()
    if not page.lines:
        next_one = (setting.button("button.next", MenuTap(Errand.NEXT)),)
        return Screen(setting.words("listing.no_answers"), (*said, next_one, _menu(setting)))
    text = setting.words("listing.answers", lines=_lines(page, setting))
    *rows, menu = _rows(page, setting, turn=AnswersTap)
    return Screen(text, (*rows, *said, menu))


def _lines(page: ListPage, setting: Setting) -> Html:
    lines = (
        setting.words(
            "listing.line",
            number=number,
            answer=_answer(line, setting),
            title=titled(line.kind, line.title, setting),
            when=setting.when(line.starts_at) if line.starts_at else _undated(setting),
        )
        for number, line in enumerate(page.lines, start=page.start + 1)
    )
    return Html("\n".join(lines))


def _answer(line: Listed, setting: Setting) -> str:
    words, is_over = setting.words, line.is_over(setting.now)
    said = words.plain(_said(line, is_over=is_over))
    if line.status is Status.CANCELLED:
        return words.plain("listing.cancelled", answer=said)
    awaits = line.to_confirm and not is_over
    return words.plain("listing.to_confirm", answer=said) if awaits else said


def _said(line: Listed, *, is_over: bool) -> str:
    """Return the key of an answer; what is past is told as it was, and promises nothing."""
    if is_over and line.was_there:
        return "listing.was_there"
    if line.answer is None:
        return "listing.no_answer"
    return f"listing.said_{line.answer.value}" if is_over else f"answer.{line.answer.value}"


def _undated(setting: Setting) -> str:
    return setting.words.plain("listing.no_date")


def _rows(
    page: ListPage, setting: Setting, *, turn: type[AgendaTap] | type[AnswersTap]
) -> tuple[tuple[Button, ...], ...]:
    gatherings = tuple(
        (_button(number, line, setting),)
        for number, line in enumerate(page.lines, start=page.start + 1)
    )
    turns = []
    if page.number:
        turns.append(setting.button("button.before", turn(page.number - 1)))
    if not page.is_last:
        turns.append(setting.button("button.after", turn(page.number + 1)))
    return (*gatherings, *((tuple(turns),) if turns else ()), _menu(setting))


def _button(number: int, line: Listed, setting: Setting) -> Button:
    tap: Tap = ShowTap(line.gathering_id)
    title = titled(line.kind, line.title, setting)
    label = setting.words.plain("listing.button", number=number, title=title)
    return Button(shortened(label), tap.pack())


def _menu(setting: Setting) -> tuple[Button, ...]:
    return (setting.button("button.menu", MenuTap(Errand.MENU)),)
