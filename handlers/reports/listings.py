"""What is put forward for a section: kept or left, quoted or not."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.reports import Choice, Listing, ListingTap, QuoteTap, SuggestionTap
from bot.calls import Call
from bot.domain.report import LineGone, Section
from bot.ports import Store
from bot.services import report_choices, report_desks
from bot.services.report_desks import SECTION_OF, Editor
from bot.views import report_listings as views
from handlers.door import App, Knock, door, private
from handlers.reports.desk import in_hand


def on_listing(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(ListingTap)
    return _show(knock, store, in_hand(knock, store, tap.gathering_id), tap)


def _show(knock: Knock, store: Store, editor: Editor, tap: ListingTap) -> Sequence[Call]:
    seen = report_desks.look(store, editor, section=tap.section, now=knock.now)
    return knock.turn_to(views.listing(seen, tap, knock.setting))


def on_suggestion(knock: Knock, store: Store) -> Sequence[Call]:
    """Keep an observation in the language of the community, or leave it."""
    tap = knock.button(SuggestionTap)
    editor = in_hand(knock, store, tap.gathering_id)
    if tap.choice is Choice.NO:
        report_choices.leave(store, editor, key=tap.key, now=knock.now)
    else:
        _keep(knock, store, editor, tap.key)
    back = ListingTap(tap.gathering_id, Section.OBSERVATIONS, Listing.SUGGESTED, 0)
    return _show(knock, store, editor, back)


def _keep(knock: Knock, store: Store, editor: Editor, key: str) -> None:
    seen = report_desks.look(store, editor, section=Section.OBSERVATIONS, now=knock.now)
    found = next((one for one in seen.suggested if one.key == key), None)
    if found is None:  # what was counted is not so any more
        raise LineGone
    first, *_ = knock.setting.community.languages
    text = views.suggestion(found, knock.house.setting(first, knock.now))
    report_choices.keep(store, editor, key=key, text=text, now=knock.now)


def on_quote(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(QuoteTap)
    section = SECTION_OF.get(tap.source)
    if section is None:
        raise LineGone
    editor = in_hand(knock, store, tap.gathering_id)
    change = report_choices.quote if tap.choice is Choice.YES else report_choices.unquote
    change(store, editor, source=tap.source, sentence_id=tap.sentence_id, now=knock.now)
    back = ListingTap(tap.gathering_id, section, Listing.QUOTES, tap.page)
    return _show(knock, store, editor, back)


def register(app: App) -> None:
    for tap, open_ in (
        (ListingTap, on_listing),
        (SuggestionTap, on_suggestion),
        (QuoteTap, on_quote),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
