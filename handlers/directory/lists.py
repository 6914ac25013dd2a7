"""/membres: people and organisations, a page at a time, searched by typing."""

from collections.abc import Sequence
from typing import assert_never

from bot.callbacks.directory import Listing, ListingTap
from bot.calls import Call
from bot.domain.dialogue import Dialogue, Step
from bot.ports import Store
from bot.services import directory, merges, organisations
from bot.views import directory as views
from handlers.directory.questions import Wanted, ask, searched
from handlers.door import Knock


def on_command(knock: Knock, store: Store) -> Sequence[Call]:
    """Show the directory, or whom the command names: « /membres gaëlle »."""
    return _people(knock, store, text=knock.argument, number=0)


def on_errand(knock: Knock, store: Store) -> Sequence[Call]:
    return _people(knock, store, text="", number=0)


def on_people_like(knock: Knock, store: Store, _: Dialogue) -> Sequence[Call]:
    return _people(knock, store, text=knock.text, number=0)


def on_organisations_like(knock: Knock, store: Store, _: Dialogue) -> Sequence[Call]:
    return _organisations(knock, store, text=knock.text, number=0)


def on_listing(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(ListingTap)
    match tap.listing:
        case Listing.PEOPLE:
            text = searched(knock, store, Wanted.PEOPLE)
            return _people(knock, store, text=text, number=tap.page)
        case Listing.ORGANISATIONS:
            text = searched(knock, store, Wanted.ORGANISATIONS)
            return _organisations(knock, store, text=text, number=tap.page)
        case Listing.NAMESAKES:
            found = directory.namesakes(store, by=knock.member)
            return knock.turn_to(views.namesakes(found, knock.setting))
        case Listing.MERGES:
            return _merges(knock, store, number=tap.page)
        case _:
            assert_never(tap.listing)


def _people(knock: Knock, store: Store, *, text: str, number: int) -> Sequence[Call]:
    page = directory.people(store, by=knock.member, text=text, number=number)
    ask(knock, store, Step.DIRECTORY_SEARCH, Wanted.PEOPLE, typed=text)
    return knock.turn_to(views.people(page, text, knock.setting))


def _organisations(knock: Knock, store: Store, *, text: str, number: int) -> Sequence[Call]:
    page = organisations.listed(store, by=knock.member, text=text, number=number)
    ask(knock, store, Step.DIRECTORY_SEARCH, Wanted.ORGANISATIONS, typed=text)
    return knock.turn_to(views.organisations(page, text, knock.setting))


def _merges(knock: Knock, store: Store, *, number: int) -> Sequence[Call]:
    found = merges.recent(store, by=knock.member, page=number, now=knock.now)
    shown, is_last = found[: merges.PAGE], len(found) <= merges.PAGE
    return knock.turn_to(views.merges(shown, number, knock.setting, is_last=is_last))
