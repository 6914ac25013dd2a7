"""What was said about an offer goes once it is settled, and never while it is talked of."""

from datetime import timedelta

from bot.app.cleaning import clean_up
from bot.ports import Store
from bot.services import offers, offers_settling
from tests.services.community import GAELLE, agreed, organiser
from tests.services.offering import NOW, made, settle


async def test_words_about_an_offer_that_is_open_again_stay(database):
    def said(store: Store) -> tuple[int, int]:
        offer = settle(store, made(store))
        store.gatherings.delete_draft(offer.gathering_id or 0)
        later = NOW + timedelta(days=31)
        offers_settling.ask(
            store, organiser(store), offer_id=offer.id, text="Et en mars ?", now=later
        )
        host = agreed(store, GAELLE)
        offers.write(store, host, offer_id=offer.id, text="Oui, le 12", now=later)
        clean_up(store, now=later + timedelta(hours=5))
        open_again = store.offers.count_words(offer.id)
        version = store.offers.get(offer.id).version
        offers_settling.decline(
            store, organiser(store), offer_id=offer.id, version=version, now=later
        )
        clean_up(store, now=later + timedelta(days=31))
        return open_again, store.offers.count_words(offer.id)

    assert await database.write(said) == (2, 0)
