"""The story that changed us most: which one, and why."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.figures import NoStoryTap, StoriesTap, StoryTap
from bot.calls import Call
from bot.domain.board import Slice
from bot.domain.dialogue import Dialogue, Step
from bot.ports import Store
from bot.services import years
from bot.services.years import Pick
from bot.views import years as views
from handlers.door import App, Knock, Steps, door, private
from handlers.figures.yearly import shown

_PAGE = 8


def on_stories(knock: Knock, store: Store) -> Sequence[Call]:
    """List the stories of a year."""
    tap = knock.button(StoriesTap)
    community = knock.setting.community
    told = years.choices(store, tap.year, member=knock.member, community=community, now=knock.now)
    number = tap.page if tap.page * _PAGE < len(told) else 0
    start = number * _PAGE
    page = Slice.cut(told[start : start + _PAGE + 1], number=number, size=_PAGE)
    chosen = store.years.chosen(tap.year)
    title = chosen.title if chosen else ""
    return knock.turn_to(views.stories(tap.year, page, chosen=title, setting=knock.setting))


def on_story(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask why this one."""
    tap = knock.button(StoryTap)
    story = years.pick(
        store,
        Pick(tap.year, tap.gathering_id),
        member=knock.member,
        community=knock.setting.community,
        now=knock.now,
    )
    asked = knock.asks(Step.YEAR_WHY, year=tap.year, gathering_id=tap.gathering_id)
    store.dialogues.put(asked)
    return [knock.toast(), knock.say(views.ask_why(story, knock.setting))]


def on_why(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Keep the reasons, and show the year with them."""
    year = int(dialogue.facts["year"] or 0)
    years.choose(
        store,
        Pick(year, int(dialogue.facts["gathering_id"] or 0)),
        knock.text,
        member=knock.member,
        community=knock.setting.community,
        now=knock.now,
    )
    store.dialogues.end(knock.person.telegram_id)
    return [knock.say(shown(knock, store, year))]


def on_none(knock: Knock, store: Store) -> Sequence[Call]:
    """Choose none of them after all."""
    year = knock.button(NoStoryTap).year
    years.unchoose(store, year, member=knock.member, now=knock.now)
    return [knock.toast("year.chosen_toast"), knock.redraw(shown(knock, store, year))]


STEPS: Steps = {Step.YEAR_WHY: on_why}


def register(app: App) -> None:
    for tap, open_ in (
        (StoriesTap, on_stories),
        (StoryTap, on_story),
        (NoStoryTap, on_none),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
