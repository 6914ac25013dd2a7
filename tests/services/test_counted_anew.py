"""An observation that was kept too early gets the numbers of today, and loses no human words."""

from dataclasses import replace

from bot.callbacks.reports import Listing, ListingTap
from bot.domain.report import LineState, Section, Sign
from bot.services import report_choices, report_desks, report_lines
from bot.services.suggestions import Suggestion
from bot.views import report_listings
from tests.services.community import NOW
from tests.services.reporting import held, in_hand
from tests.views.scene import FRENCH, read

EARLY, TODAY = "Personnes déjà venues : 1 sur 2.", "Personnes déjà venues : 3 sur 12."


def kept(store, made, text):
    report_choices.keep(store, in_hand(store, made), key="back", text=text, now=NOW)
    [line] = [one for one in store.report_lines.of(made.id) if one.suggested_as == "back"]
    return line


async def test_keeping_it_again_brings_the_numbers_of_today_and_leaves_the_judgement(database):
    def deed(store):
        made = held(store)
        first = kept(store, made, EARLY)
        editor = in_hand(store, made)
        report_lines.change(store, editor, replace(first, sign=Sign.PLUS), was=first, now=NOW)
        return kept(store, made, TODAY), kept(store, made, TODAY)

    changed, same = await database.write(deed)

    assert (changed.text, changed.sign, changed.state) == (TODAY, Sign.PLUS, LineState.KEPT)
    assert same == changed


async def test_what_a_human_wrote_instead_stays(database):
    def deed(store):
        made = held(store)
        first = kept(store, made, EARLY)
        human = replace(first, text="Une seule tête connue, cela change.")
        report_lines.change(store, in_hand(store, made), human, was=first, now=NOW)
        return kept(store, made, TODAY).text

    assert await database.write(deed) == "Une seule tête connue, cela change."


async def test_the_list_offers_new_numbers_only_where_there_are_some(database):
    def deed(store):
        made = held(store)
        facts = {"back": 3, "n": 12, "first": 1}
        one = Suggestion("back", "obs.back", facts)
        shown = report_listings.suggestion(one, FRENCH)
        tap = ListingTap(made.id, Section.OBSERVATIONS, Listing.SUGGESTED, 0)

        def screen():
            seen = report_desks.look(store, in_hand(store, made), now=NOW)
            return read(report_listings.listing(replace(seen, suggested=[one]), tap, FRENCH))

        kept(store, made, shown.replace("12", "2"))
        before = screen()
        kept(store, made, shown)
        return before, screen()

    before, after = await database.write(deed)

    assert "Mettre à jour 1" in before
    assert "Mettre à jour 1" not in after
    assert "Laisser 1" in after
