"""Long after a meeting nobody is named on its lists any more, and what is read of it stays."""

import re
from datetime import timedelta

from bot.app.cleaning import clean_up
from bot.callbacks.after import FiguresTap
from bot.callbacks.figures import YearTap
from tests.house.figures import held, opens

APART = re.compile(r"[,()\n]+")  # organisations are named in another order afterwards
ROUNDS = 4  # of the cleaning: what is left by one waits for the next


async def years_pass(house) -> None:
    """Let the bot clean up as it will in three years."""
    later = house.plan.now() + timedelta(days=3 * 365)
    for _ in range(ROUNDS):
        await house.cellar.change(lambda store: clean_up(store, now=later))


async def test_numbers_of_a_meeting_and_of_its_year_are_read_as_before(house):
    nadia, third = house.somebody("m01"), await held(house, "M3")
    begun = (await house.look(lambda store: store.gatherings.get(third))).starts_at
    asked = (FiguresTap(third), "Signes reçus"), (YearTap(begun.year), "Structures")

    async def read():
        pages = [(await opens(nadia, tap, words)).text for tap, words in asked]
        return [sorted(part.strip() for part in APART.split(page)) for page in pages]

    before = await read()
    await years_pass(house)

    assert await read() == before


async def test_members_are_shown_no_answer_of_long_ago(house):
    gaelle = house.somebody("m06")
    before = (await gaelle.say("/mes_donnees")).text

    await years_pass(house)

    after = (await gaelle.say("/mes_donnees")).text
    assert "Réponses aux rencontres : 0" not in before
    assert "Réponses aux rencontres : 0" in after
    assert "présences notées : 0" in after
