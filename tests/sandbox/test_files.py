"""C6.9: files that bots and people send."""

import aiohttp
import pytest

from bot.sandbox.files import Upload
from tests.sandbox.driving import BOT, NADIA, TOKEN

pytestmark = pytest.mark.usefixtures("started")
PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000003000000020802000000")


def _form(field, content, name, **more):
    form = aiohttp.FormData({"chat_id": str(NADIA), **more}, quote_fields=False)
    form.add_field(field, content, filename=name)
    return form


async def test_a_document_arrives_and_can_be_opened(bot, people, session, server):
    form = _form(
        "document", b"BEGIN:VCALENDAR", "séance.ics", caption="<b>À</b>", parse_mode="HTML"
    )

    sent = (await bot.request("sendDocument", data=form)).result

    (seen,) = (await people.sees(NADIA, BOT))[1:]
    async with session.get(f"{server.url}{seen['document']['url']}") as response:
        opened = await response.read()
    assert sent["document"]["file_name"] == "séance.ics"
    assert (seen["html"], seen["document"]["size"]) == ("<b>À</b>", 15)
    assert opened == b"BEGIN:VCALENDAR"


async def test_a_file_can_be_attached_by_name_and_sent_again_by_id(bot):
    form = _form("elsewhere", b"x", "a.txt", document="attach://elsewhere")
    first = (await bot.request("sendDocument", data=form)).result

    again = await bot("sendDocument", chat_id=NADIA, document=first["document"]["file_id"])

    assert again.result["document"] == first["document"]


@pytest.mark.parametrize(
    ("document", "why"),
    [
        ("", "there is no document in the request"),
        ("x", "wrong file identifier/HTTP URL specified"),
        (
            "BQACAgQAAxkBAAIB",
            "wrong remote file identifier specified: Wrong padding in the string",
        ),
        ("https://e.org/a.pdf", "failed to get HTTP URL content"),
    ],
)
async def test_a_document_that_is_none_is_refused(bot, document, why):
    reply = await bot("sendDocument", chat_id=NADIA, document=document)

    assert reply.refusal == f"Bad Request: {why}"


async def test_a_caption_has_1024_characters_at_most(bot):
    form = _form("document", b"x", "a.txt", caption="x" * 1025)

    reply = await bot.request("sendDocument", data=form)

    assert reply.refusal == "Bad Request: message caption is too long"


async def test_a_caption_is_edited_and_a_text_is_not_there(bot):
    sent = (await bot.request("sendDocument", data=_form("document", b"x", "a.txt"))).result
    place = {"chat_id": NADIA, "message_id": sent["message_id"]}

    caption = (await bot("editMessageCaption", **place, caption="Voilà")).result
    text = await bot("editMessageText", **place, text="x")

    assert (caption["caption"], caption["document"]) == ("Voilà", sent["document"])
    assert text.refusal == "Bad Request: there is no text in the message to edit"


async def test_a_picture_has_its_size_and_must_be_one(bot):
    good = (await bot.request("sendPhoto", data=_form("photo", PNG, "a.png"))).result
    bad = await bot.request("sendPhoto", data=_form("photo", b"x", "a.png"))

    assert (good["photo"][0]["width"], good["photo"][0]["height"]) == (3, 2)
    assert bad.refusal == "Bad Request: IMAGE_PROCESS_FAILED"


async def test_what_people_send_can_be_fetched(bot, people, session, server):
    await people.act(NADIA, BOT, "send-file", file_name="mot.txt", text="Bonjour", caption="#mot")

    message = await bot.latest("message")
    path = (await bot("getFile", file_id=message["document"]["file_id"])).result["file_path"]

    async with session.get(f"{server.url}/file/bot{TOKEN}/{path}") as response:
        assert await response.text() == "Bonjour"
    assert message["document"]["mime_type"] == "text/plain"
    assert message["caption_entities"][0]["type"] == "hashtag"


async def test_people_upload_files_as_browsers_do(bot, people, session):
    form = aiohttp.FormData()
    form.add_field("file", b"abc", filename="a.bin")
    form.add_field("caption", "Voilà")

    reply = await people.ask("POST", f"people/{NADIA}/chats/{BOT}/send-file", data=form)

    message = await bot.latest("message")
    assert reply.status == 200
    assert (message["document"]["file_size"], message["caption"]) == (3, "Voilà")


async def test_a_big_upload_in_chunks_arrives_whole(bot):
    async def pieces():
        for _ in range(30):
            yield b"x" * 100_000

    form = _form("document", pieces(), "big.bin")

    sent = (await bot.request("sendDocument", data=form)).result

    assert sent["document"]["file_size"] == 3_000_000


async def test_a_file_of_more_than_20_mebibytes_is_not_given_back(bot, sandbox):
    stored = sandbox.world.files.keep("document", Upload("a.bin", "", bytes(21 * 1024 * 1024)))

    reply = await bot("getFile", file_id=stored.id)

    assert reply.refusal == "Bad Request: file is too big"
