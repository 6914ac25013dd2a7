"""Whatever is merged, undoing it leaves everything as it was."""

import asyncio

from hypothesis import HealthCheck, given, settings, strategies as some

from bot.domain.directory import Account
from bot.domain.member import Role
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import merges
from storage import tables
from storage.database import open_database
from tests.services.community import GAELLE, agreed, meeting, organiser
from tests.services.records import LATER, on_paper, said, united
from tests.storage.rows import rows_of

_NOTED_APART = {"merges", "audit", "memos"}
ANSWERS = some.lists(
    some.tuples(some.sampled_from(Answer), some.booleans(), some.integers(0, 3)), max_size=3
)


def _populate(store: Store, *, is_on_telegram: bool, answers, roles):
    gatherings = [meeting(store) for _ in range(3)]
    nadia = organiser(store)
    kept = agreed(store) if is_on_telegram else on_paper(store)
    gone = agreed(store, GAELLE)
    for number, (member, given_answers) in enumerate(zip((kept, gone), answers, strict=True)):
        store.organisations.affiliate(member.id, store.organisations.add("AMAP").id)
        for place, (answer, is_noted, hour) in enumerate(given_answers):
            noted_by = nadia.id if is_noted else None
            rsvp = said(gatherings[place], member, answer, hour=hour, noted_by=noted_by)
            store.rsvps.put(rsvp)
        for role in roles[number]:
            store.members.grant(member.id, role)
    return kept, gone


def _everything(url: str):
    told = [table for table in tables.metadata.sorted_tables if table.name not in _NOTED_APART]
    return {table.name: sorted(map(repr, rows_of(url, table))) for table in told}


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    kept_on_telegram=some.booleans(),
    answers=some.tuples(ANSWERS, ANSWERS),
    roles=some.tuples(some.sets(some.sampled_from(Role)), some.sets(some.sampled_from(Role))),
    account=some.sampled_from([Account.KEPT, Account.GONE]),
)
def test_merging_and_undoing_leaves_everything_as_it_was(
    sqlite_template, tmp_path_factory, kept_on_telegram, answers, roles, account
):
    path = tmp_path_factory.mktemp("merging") / "merging.db"
    path.write_bytes(sqlite_template.read_bytes())
    url = f"sqlite:///{path}"
    database = open_database(url)

    def do(deed):
        return asyncio.run(database.write(deed))

    try:
        kept, gone = do(
            lambda s: _populate(s, is_on_telegram=kept_on_telegram, answers=answers, roles=roles)
        )
        before = _everything(url)
        merge = do(lambda store: united(store, kept, gone, account))
        assert _everything(url) != before
        do(lambda s: merges.undo(s, by=organiser(s), merge_id=merge.id, now=LATER))
        assert _everything(url) == before
    finally:
        database.close()
