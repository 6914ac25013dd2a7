"""What we refuse to measure is nowhere: not in our values, not in our words, not on a screen."""

import re
from dataclasses import fields

import pytest

from bot.demo.people import community
from bot.domain import effort, figures, story, year
from bot.ports import Store
from bot.services import figure_pages, figures as counting, year_pages
from bot.texts import Texts, Words
from bot.views import figures as views, years as year_views
from bot.views.setting import Setting
from storage.database import SqlDatabase
from tests.demo.planted import DEMO, NOW, planted

LANGUAGES = ("fr", "en")
VALUES = [
    thing
    for module in (effort, figures, story, year)
    for thing in vars(module).values()
    if isinstance(thing, type) and hasattr(thing, "__dataclass_fields__")
]
REFUSED_NAMES = re.compile(
    r"rate|score|rank|average|mean|percent|trend|target|goal|no_?show|absent|predict|sentiment"
    r"|satisf|star\b|grade|age\b|gender|income|origin|last_seen|opened|read_at"
)
REFUSED_WORDS = {
    "fr": re.compile(
        r"%|\btaux\b|\bscore|\bmoyenne|\bsatisfaction|\bclassement|\bengagement|\bobjectif"
        r"|\bcible|\babsent|\bgrâce à|\bimpact|\bprévision|\bnote sur|↗|↘|▲|▼",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"%|\brate\b|\bscore|\baverage|\bsatisfaction|\branking|\bengagement|\btarget|\bgoal"
        r"|\babsent|\bno-show|\bthanks to|\bimpact|\bforecast|↗|↘|▲|▼",
        re.IGNORECASE,
    ),
}
FEATURES = ("figures.", "year.", "floor.", "effort.", "obs.", "chart.")
NOT_COME = DEMO["computed_indicators"]["M1"]["noshow"]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_no_figure_has_a_name_for_what_we_refuse_to_count(value):
    assert [one.name for one in fields(value) if REFUSED_NAMES.search(one.name)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_about_numbers_has_a_word_for_it(language):
    every = Words.load(language)._sentences.items()
    ours = {key: said for key, said in every if key.startswith(FEATURES)}

    assert len(ours) > len(FEATURES)
    assert {key: said for key, said in ours.items() if REFUSED_WORDS[language].search(said)} == {}


async def test_who_announced_themselves_and_did_not_come_is_nowhere(database: SqlDatabase):
    """One person said yes to the first meeting and was not there: the bot says nothing."""
    setting = Setting(Texts(LANGUAGES).of("fr"), community(DEMO), "demo_bot", NOW)

    def deed(store: Store) -> tuple[str, str]:
        demo = planted(store)
        nadia = store.members.get(demo.members["m01"])
        silent = store.members.get(demo.members[NOT_COME[0]])
        first = demo.gatherings["M1"]
        seen = figure_pages.after(
            store,
            member=nadia,
            gathering_id=first,
            community=setting.community,
            now=NOW,
        )
        page = year_pages.look(store, NOW.year, member=nadia, community=setting.community, now=NOW)
        counted = counting.of(store, first, now=NOW)
        assert counted.presence
        assert counted.signs.yes == 13
        assert counted.presence.total == 14
        told = views.after(seen, setting).text + year_views.year(page, setting).text
        return silent.name.split()[0], told

    name, told = await database.write(deed)
    assert name not in told
    assert "13 sur 14" not in told
    assert "12 sur 13" not in told
