"""answerInlineQuery: what a bot offers to somebody who typed its name in another chat."""

from bot.sandbox.errors import QUERY_TOO_OLD, refuse
from bot.sandbox.methods.registry import BotCall, method

_MOST_RESULTS = 50


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
    ids = [str(result.get("id", "")) for result in results]
    if len(set(ids)) < len(ids):
        raise refuse("RESULT_ID_DUPLICATE")
    query.results = results
    call.world.feed.tell("inline", person=query.person.id)
    return True
