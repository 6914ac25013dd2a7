"""Files that are made when they leave: whoever waits for one is answered as fast as ever."""

from dataclasses import replace

from bot.callbacks.after import ReadTap
from bot.callbacks.report_reading import FormTap
from bot.domain.order import DOCUMENTS, Form
from bot.domain.report import ReportStatus
from tests.house.files import content
from tests.house.letters import crowd
from tests.house.telling import held, publish

KINDS = sorted(["pdf", "odt", "docx", "html", "md", "yeswiki.txt", "txt"])


async def reading(house, number=1):
    """Publish a report; return its meeting, and people with its first page in their chat."""
    people = await crowd(house, number)
    made = await held(house)
    await publish(house, made, tells=False)
    pages = []
    for somebody in people:
        menu = await somebody.say("/menu")
        await somebody.forge(ReadTap(made.id, 0).pack(), message_id=menu.id)
        pages.append(await somebody.reads("Les questions ont été concrètes."))
    return made, people, pages


async def files(somebody):
    """Return how the names end of the files that somebody got, in order."""
    got = [message.whole["document"] for message in await somebody.messages()]
    return [file["file_name"].partition(".")[2] for file in got if file]


async def all_there(house, somebody, number):
    """Wait until somebody has so many kinds of files."""
    seq = await somebody.seq()
    while len(set(await files(somebody))) < number:
        seq = await somebody._wait(seq, "files")
    return await files(somebody)


async def test_all_forms_are_asked_for_at_once_and_a_restart_loses_none(monday):
    made, [reader], [page] = await reading(monday)

    for form in DOCUMENTS:
        toast = await reader.forge(FormTap(made.id, form).pack(), message_id=page.id)
        assert toast.is_answered
    await monday.restart()

    got = await all_there(monday, reader, len(KINDS))
    assert sorted(set(got)) == KINDS
    assert max(map(got.count, got)) <= 2
    shown = monday.calls("sendChatAction")
    assert {call.params["action"] for call in shown} == {"upload_document"}


async def test_whoever_waits_for_a_file_goes_on_and_so_does_everybody(sqlite_monday):
    house = sqlite_monday
    made, [reader, other], [page, _] = await reading(house, 2)
    await house.fault("slow_before", "sendDocument", seconds=3)

    await reader.forge(FormTap(made.id, Form.MARKDOWN).pack(), message_id=page.id)
    await reader.say("/comptes_rendus")
    await other.say("/comptes_rendus")
    answered = await files(reader)

    assert answered == []
    assert await all_there(house, reader, 1) == ["md"]


async def test_a_report_that_is_no_longer_published_does_not_leave(sqlite_monday):
    house = sqlite_monday
    made, [reader], [page] = await reading(house)
    await house.fault("slow_before", "sendDocument", seconds=2)
    await reader.forge(FormTap(made.id, Form.TEXT).pack(), message_id=page.id)
    await reader.forge(FormTap(made.id, Form.MARKDOWN).pack(), message_id=page.id)

    def take_back(store):
        report = store.reports.get(made.id)
        store.reports.save(replace(report, status=ReportStatus.DRAFT, edition=0))

    await house.cellar.change(take_back)

    await reader.reads("Seul le groupe projet peut faire cela.")
    assert await files(reader) == ["txt"]


async def test_a_file_is_what_its_name_says(sqlite_monday):
    made, [reader], [page] = await reading(sqlite_monday)

    await reader.forge(FormTap(made.id, Form.PDF).pack(), message_id=page.id)
    await all_there(sqlite_monday, reader, 1)

    [file] = [message for message in await reader.messages() if message.whole["document"]]
    assert file.whole["document"]["file_name"] == "compte-rendu-2027-02-20.pdf"
    assert (await content(sqlite_monday, file)).startswith(b"%PDF-1.7")
