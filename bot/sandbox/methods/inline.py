"""answerInlineQuery: what a bot offers to somebody who typed its name in another chat."""

from typing import Any

from bot.sandbox.entities import formatted
from bot.sandbox.errors import QUERY_TOO_OLD, refuse
from bot.sandbox.keyboards import read_inline_value
from bot.sandbox.methods.registry import BotCall, method
from bot.sandbox.methods.sending import LONGEST_TEXT

_MOST_RESULTS = 50
_LONGEST_ID = 64  # bytes


@method("answerInlineQuery")
def answer_inline_query(call: BotCall) -> bool:
    """Answer an inline query with up to 50 results."""
    query = call.world.inline_queries.get(call.params.text("inline_query_id"))
    if query is None or query.bot is not call.bot:
        raise refuse(QUERY_TOO_OLD)
    results = call.params.value("results")
    if not isinstance(results, list):
        raise refuse("can't parse inline query results JSON object")
    if len(results) > _MOST_RESULTS:
        raise refuse("RESULTS_TOO_MUCH")
    for result in results:
        _check(result)
    ids = [str(result.get("id", "")) for result in results]
    if len(set(ids)) < len(ids):
        raise refuse("RESULT_ID_DUPLICATE")
    query.results = results
    call.world.feed.tell("inline", person=query.person.id)
    return True


def _check(result: Any) -> None:
    """Refuse what nobody could put into a chat: an article needs an id, a title and words."""
    if not isinstance(result, dict):
        raise refuse("can't parse inline query results JSON object")
    if not 0 < len(str(result.get("id", "")).encode()) <= _LONGEST_ID:
        raise refuse("RESULT_ID_INVALID")
    if result.get("type") == "article" and not result.get("title"):
        raise refuse("ARTICLE_TITLE_EMPTY")
    read_inline_value(result.get("reply_markup"))
    content = result.get("input_message_content")
    if not isinstance(content, dict) or "message_text" not in content:
        return
    mode = str(content.get("parse_mode") or "")
    text, _ = formatted(str(content["message_text"]), mode, content.get("entities"))
    if not text:
        raise refuse("message text is empty")
    if len(text) > LONGEST_TEXT:
        raise refuse("MESSAGE_TOO_LONG")
