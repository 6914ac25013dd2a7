"""Which table, as which kind of file, and the file."""

from collections.abc import Sequence

from bot.callbacks.after import TablesTap
from bot.callbacks.grammar import UnreadableButton
from bot.callbacks.tables import TableTap, TakeTap
from bot.calls import Call, give_paper
from bot.domain.order import TABLES, Order, Paper
from bot.ports import Store
from bot.services import tables
from bot.services.tables import PAPERS
from bot.views import tables as views
from handlers.door import Knock


def on_tables(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask which table."""
    gathering_id = knock.button(TablesTap).gathering_id
    gathering = tables.look(store, member=knock.member, gathering_id=gathering_id)
    return knock.turn_to(views.choose(gathering, knock.setting))


def on_table(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask for which program."""
    tap = knock.button(TableTap)
    paper = _table(tap.paper)
    gathering = tables.choose(
        store, member=knock.member, gathering_id=tap.gathering_id, paper=paper
    )
    return knock.turn_to(views.ask_form(gathering, paper, knock.setting))


def on_take(knock: Knock, store: Store) -> Sequence[Call]:
    """Order the file: it comes as a message of its own."""
    tap = knock.button(TakeTap)
    paper = _table(tap.paper)
    if tap.form not in TABLES:
        raise UnreadableButton
    taken = tables.take(
        store,
        member=knock.member,
        gathering_id=tap.gathering_id,
        paper=paper,
        form=tap.form,
        now=knock.now,
    )
    language = knock.setting.words.language
    order = Order(paper, tap.form, taken.by.id, taken.gathering.id, language)
    screen = views.beside_the_file(taken.gathering, paper, knock.setting)
    return [knock.toast("tables.coming"), give_paper(knock.spot.chat_id, screen, order)]


def _table(paper: Paper) -> Paper:
    """Return a paper that is a table. Raises UnreadableButton."""
    if paper not in PAPERS:
        raise UnreadableButton
    return paper
