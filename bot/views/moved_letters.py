"""What somebody reads whom organisers moved by hand."""

from typing import Final

from bot.callbacks.meetings import HandTap, ShowTap
from bot.calls import Screen
from bot.domain.visit_board import Move
from bot.services.moved_letters import MovedLetter
from bot.texts import Html
from bot.views.meetings import blocks
from bot.views.own_cards import own_card
from bot.views.setting import Setting

_SAID: Final = {
    Move.GIVE: "moved.give",
    Move.PUT_BACK: "moved.back",
    Move.TAKE_OFF: "moved.off",
}


def letter(letter: MovedLetter, setting: Setting) -> Screen:
    """Say where somebody stands now, and how to object; with a place, all that goes with it."""
    gathering = letter.seen.gathering
    text = setting.words(
        _SAID[letter.move],
        title=gathering.title,
        when=setting.when(gathering.starts_at) if gathering.starts_at else "",
        rank=letter.rank,
    )
    if letter.move is Move.GIVE:
        card = own_card(letter.seen, setting)
        return Screen(blocks(text, Html(card.text)), card.buttons)
    write = setting.button("moved.write_button", HandTap(gathering.id))
    show = setting.button("moved.show_button", ShowTap(gathering.id))
    return Screen(text, ((write,), (show,)))
