"""answerCallbackQuery: what the person who tapped gets to see."""

from bot.sandbox.errors import QUERY_TOO_OLD, refuse
from bot.sandbox.methods.registry import BotCall, method

_LONGEST_TOAST = 200


@method("answerCallbackQuery")
def answer_callback_query(call: BotCall) -> bool:
    """Answer a tap, once and in time."""
    text = call.params.text("text")
    tap = call.world.taps.get(call.params.text("callback_query_id"))
    if tap is None or tap.bot is not call.bot or tap.answer is not None:
        raise refuse(QUERY_TOO_OLD)
    if call.world.clock.timestamp() - tap.made_at > call.sandbox.limits.figures.answer_window:
        raise refuse(QUERY_TOO_OLD)
    if len(text) > _LONGEST_TOAST:
        raise refuse("MESSAGE_TOO_LONG")
    tap.answer = {
        "toast": text or None,
        "alert": call.params.flag("show_alert"),
        "url": call.params.text("url") or None,
    }
    call.world.feed.tell(
        "toast",
        person=tap.person.id,
        text=tap.answer["toast"],
        alert=tap.answer["alert"],
        url=tap.answer["url"],
        callback_query_id=tap.id,
    )
    return True
