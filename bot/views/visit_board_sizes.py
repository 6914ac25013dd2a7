"""How many places a visit has, and how they are given: for organisers."""

from collections.abc import Sequence
from typing import Final

from bot.callbacks.visit_boards import CapacityTap, Instead, OneEachTap, SetCapacityTap
from bot.calls import Button, Screen
from bot.domain.places import MOST_PLACES, Places
from bot.domain.visit_board import Glance
from bot.texts import Html
from bot.views import meetings, visit_board_numbers as numbers
from bot.views.setting import Setting
from bot.views.visit_boards import back

_USUAL: Final = (5, 8, 12)


def sizes(glance: Glance, setting: Setting, *, said: str = "") -> Screen:
    """Show how many places there are; `said` is the name of what to say first."""
    words, places = setting.words, glance.places
    text = words(
        "visitors.sizes",
        capacity=places.capacity,
        minimum=places.minimum or "",
        coming=glance.coming,
        offered=numbers.offered(glance, setting),
        waiting=numbers.some(glance.waiting),
        rule=words("visitors.rule_on" if places.one_each else "visitors.rule_off"),
    )
    first = words(said, most=MOST_PLACES, least=places.minimum) if said else Html("")
    return Screen(meetings.blocks(first, text) if first else text, _rows(places, setting))


def _rows(places: Places, setting: Setting) -> Sequence[Sequence[Button]]:
    which, now = places.gathering_id, places.capacity

    def button(key: str, number: int) -> Button:
        return setting.button(key, SetCapacityTap(which, number, Instead.ASK))

    steps = []
    if now > 1:
        steps.append(button("visitors.one_less", now - 1))
    if now < MOST_PLACES:
        steps.append(button("visitors.one_more", now + 1))
    usual = [
        Button(str(number), SetCapacityTap(which, number, Instead.ASK).pack())
        for number in _USUAL
        if number != now
    ]
    key = "visitors.rule_off_button" if places.one_each else "visitors.rule_on_button"
    rule = setting.button(key, OneEachTap(which, int(not places.one_each)))
    return (steps, usual, (rule,), back(which, setting))


def fewer(places: Places, capacity: int, setting: Setting) -> Screen:
    """Ask what to do where there are fewer places than people."""
    words, which = setting.words, places.gathering_id
    facts = {"capacity": capacity, "spoken": places.taken}
    text = meetings.blocks(words("visitors.fewer", **facts), words("visitors.fewer_note"))
    keep = SetCapacityTap(which, capacity, Instead.KEEP)
    last = SetCapacityTap(which, capacity, Instead.LAST_WAIT)
    leave = CapacityTap(which)
    kept = (setting.button("visitors.fewer_keep", keep, spoken=places.taken),)
    rows = (
        *((kept,) if places.left else ()),  # else it would change nothing
        (setting.button("visitors.fewer_last", last),),
        (setting.button("visitors.fewer_leave", leave, capacity=places.capacity),),
    )
    return Screen(text, rows)
