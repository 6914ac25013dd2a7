"""Who comes, for whoever opens their doors: numbers, first names by consent, and questions."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from bot.callbacks.visit_boards import HostPageTap
from bot.callbacks.visit_letters import TroubleTap
from bot.calls import Button, Screen
from bot.domain.visit_board import HostPage
from bot.domain.visit_call import Visitor
from bot.texts import Html
from bot.views import meetings, visit_board_numbers as numbers
from bot.views.boards import company
from bot.views.labels import shortened
from bot.views.setting import Setting
from bot.views.turning import turning

_NAME: Final = 30
_ORGANISATIONS: Final = 60
_QUESTION: Final = 250


def page(seen: HostPage, setting: Setting) -> Screen:
    """Show one page; without a name or a question there are still the numbers."""
    parts = [_numbers(seen, setting)]
    for is_named, lines in groupby(seen.page.shown, key=lambda one: isinstance(one, Visitor)):
        title = setting.words("hosting.who" if is_named else "hosting.wonder")
        parts.append(Html("\n".join([title, *(_line(one, setting) for one in lines)])))
    if seen.others and not seen.page.number:
        parts.append(_others(seen.others, setting))
    if not seen.glance.coming:
        parts.append(setting.words("hosting.nothing_yet"))
    return Screen(meetings.blocks(*parts), _rows(seen, setting))


def _numbers(seen: HostPage, setting: Setting) -> Html:
    gathering, glance = seen.gathering, seen.glance
    return setting.words(
        "hosting.page",
        heading=meetings.heading(gathering, setting),
        when=setting.when(gathering.starts_at) if gathering.starts_at else "",
        coming=glance.coming,
        capacity=glance.places.capacity,
        waiting=numbers.some(glance.waiting),
        minimum=numbers.minimum(glance, setting),
        told_at=numbers.told_at(glance, setting),
    )


def _line(one: Visitor | str, setting: Setting) -> Html:
    words = setting.words
    if not isinstance(one, Visitor):
        return words("hosting.question", text=shortened(one, limit=_QUESTION))
    name = shortened(one.first_name, limit=_NAME)
    if one.organisations:
        theirs = shortened(one.organisations, limit=_ORGANISATIONS)
        person = words("hosting.visitor", name=name, organisations=theirs)
    else:
        person = words("hosting.visitor_alone", name=name)
    if not one.guests:
        return person
    return words("hosting.visitor_with", person=person, company=company(one.guests, words))


def _others(number: int, setting: Setting) -> Html:
    if number == 1:
        return setting.words("hosting.others_one")
    return setting.words("hosting.others_many", count=number)


def _rows(seen: HostPage, setting: Setting) -> Sequence[Sequence[Button]]:
    which = seen.gathering.id
    turns = turning(seen.page, lambda number: HostPageTap(which, number), setting)
    refresh = setting.button("hosting.refresh_button", HostPageTap(which, seen.page.number))
    if not meetings.is_answerable(seen.gathering, setting):
        return (*turns, (refresh,))
    trouble = setting.button("hosting.trouble_button", TroubleTap(which))
    return (*turns, (trouble, refresh))
