"""What who offered a place reads when it is used, or another one is."""

from bot.callbacks.meetings import ShowTap
from bot.calls import Screen
from bot.domain.gathering import Status
from bot.domain.place_call import has_place
from bot.services.offers_letters import CallEnded, PlaceUsed
from bot.views.setting import Setting


def letter(letter: PlaceUsed | CallEnded, setting: Setting) -> Screen:
    match letter:
        case PlaceUsed():
            return place_used(letter, setting)
        case CallEnded():
            return call_ended(letter, setting)


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


def call_ended(letter: CallEnded, setting: Setting) -> Screen:
    """Thank for an answer to a call that ended, and say why it did."""
    gathering = letter.gathering
    found = has_place(gathering) and gathering.status is not Status.CANCELLED
    when = setting.when(gathering.starts_at) if gathering.starts_at else ""
    key = "venue.thanks_found" if found else "venue.thanks_ended"
    return Screen(setting.words(key, when=when))
