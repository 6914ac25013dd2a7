"""What who offered a place reads when it is used."""

from bot.callbacks.meetings import ShowTap
from bot.calls import Screen
from bot.services.offers_letters import PlaceUsed
from bot.views.setting import Setting


def place_used(letter: PlaceUsed, setting: Setting) -> Screen:
    """Thank for a place in which people will meet."""
    gathering = letter.gathering
    text = setting.words(
        "offer.place_used",
        place=gathering.place.name if gathering.place else "",
        title=gathering.title,
        when=setting.when(gathering.starts_at) if gathering.starts_at else "",
    )
    return Screen(text, ((setting.button("offer.see_button", ShowTap(gathering.id)),),))
