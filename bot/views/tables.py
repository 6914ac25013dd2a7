"""Choosing a table to take along, and the kind of file it is."""

from bot.callbacks.after import TablesTap
from bot.callbacks.meetings import BoardTap
from bot.callbacks.tables import TableTap, TakeTap
from bot.calls import Screen
from bot.domain.gathering import Gathering
from bot.domain.order import TABLES, Paper
from bot.services.tables import PAPERS
from bot.texts import Html
from bot.views.setting import Setting


def choose(gathering: Gathering, setting: Setting) -> Screen:
    """Ask which table."""
    text = setting.words("tables.choose", title=gathering.title, when=_when(gathering, setting))
    back = setting.button("tables.board_button", BoardTap(gathering.id))
    papers = [
        (setting.button(f"tables.title_{paper.value}", TableTap(gathering.id, paper)),)
        for paper in PAPERS
    ]
    return Screen(text, (*papers, (back,)))


def ask_form(gathering: Gathering, paper: Paper, setting: Setting) -> Screen:
    """Ask for which program."""
    name = setting.words.plain(f"tables.title_{paper.value}")
    text = setting.words("tables.ask_form", name=name, title=gathering.title)
    forms = [
        (setting.button(f"tables.form_{form.value}", TakeTap(gathering.id, paper, form)),)
        for form in TABLES
    ]
    others = setting.button("tables.others_button", TablesTap(gathering.id))
    return Screen(text, (*forms, (others,)))


def beside_the_file(gathering: Gathering, paper: Paper, setting: Setting) -> Screen:
    """Say under the file what it is, and who may keep it."""
    words = setting.words
    text = words(
        "tables.file",
        name=words.plain(f"tables.title_{paper.value}"),
        title=gathering.title,
        when=_when(gathering, setting),
    )
    return Screen(text)


def _when(gathering: Gathering, setting: Setting) -> Html:
    return setting.when(gathering.starts_at) if gathering.starts_at else Html("")
