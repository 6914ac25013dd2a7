"""The journal of what organisers did, a page at a time."""

from bot.callbacks.team import JournalTap, TeamStep, TeamTap
from bot.calls import Button, Screen
from bot.services.journal import Line, Page
from bot.texts import Html
from bot.views.setting import Setting

_SUBJECT = 60
_WHOM = 40


def journal(page: Page, setting: Setting) -> Screen:
    if not page.lines:
        return Screen(setting.words("journal.empty"))
    lines = Html("\n".join(_line(line, setting) for line in page.lines))
    text = setting.words("journal.page", number=page.number + 1, lines=lines)
    pages = _pages(page, setting)
    back = setting.button("team.back", TeamTap(TeamStep.LIST, 0))
    return Screen(text, (*((pages,) if pages else ()), (back,)))


def _line(line: Line, setting: Setting) -> Html:
    words = setting.words
    facts = {
        "when": setting.when_plain(line.at),
        "by": line.by or words.plain("journal.program"),
        "what": words.plain(f"journal.{line.action}"),
    }
    if not line.subject:  # it was erased, or is nothing with a name
        return words("journal.line", **facts)
    about = line.subject[:_SUBJECT]
    if line.whom:
        return words("journal.line_of", **facts, whom=line.whom[:_WHOM], subject=about)
    return words("journal.line_about", **facts, subject=about)


def _pages(page: Page, setting: Setting) -> tuple[Button, ...]:
    before = setting.button("button.before", JournalTap(max(page.number - 1, 0)))
    after = setting.button("button.after", JournalTap(page.number + 1))
    return (*((before,) if page.number else ()), *(() if page.is_last else (after,)))
