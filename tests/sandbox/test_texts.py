"""C4: texts, entities and lengths."""

import pytest

from bot.sandbox.render import to_html
from tests.sandbox.driving import BOT, NADIA

pytestmark = pytest.mark.usefixtures("started")


async def _send(bot, text, mode="HTML", **more):
    return await bot("sendMessage", chat_id=NADIA, text=text, parse_mode=mode, **more)


@pytest.mark.parametrize(
    ("text", "mode", "why"),
    [
        ("", "HTML", "message text is empty"),
        ("x" * 32_769, "HTML", "text is too long"),
        ("x", "bbcode", "unsupported parse_mode"),
        ("<p>x</p>", "HTML", 'can\'t parse entities: Unsupported start tag "p" at byte offset 0'),
        ("é<br>", "HTML", 'can\'t parse entities: Unsupported start tag "br" at byte offset 2'),
        ("a < b", "HTML", 'can\'t parse entities: Unsupported start tag "" at byte offset 2'),
        (
            "<b>x",
            "HTML",
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        (
            "Fini.",
            "MarkdownV2",
            (
                "can't parse entities: Character '.' is reserved and must be escaped with the "
                "preceding '\\'"
            ),
        ),
        (
            "*gras",
            "markdownv2",
            "can't parse entities: Can't find end of Bold entity at byte offset 0",
        ),
        (" \n ", "", "text must be non-empty"),
        ("<b> </b>", "HTML", "text must be non-empty"),
        ("x" * 4097, "", "message is too long"),
    ],
)
async def test_a_bad_text_is_refused_in_telegrams_words(bot, text, mode, why):
    """C4.1, C4.2, C4.3, C4.4, C4.5, C4.6"""
    reply = await _send(bot, text, mode)

    assert (reply.status, reply.refusal) == (400, f"Bad Request: {why}")


@pytest.mark.parametrize(
    ("text", "mode", "plain", "kinds"),
    [
        ("<B>a</B> 1 > 2 &eacute; &#233;", "html", "a 1 > 2 &eacute; é", ["bold"]),
        ("<b>a<i>b</></b>", "HTML", "ab", ["bold", "italic"]),
        ('<a href="nowhere">a</a>', "HTML", "a", []),
        ('<span class="tg-spoiler">a</span>', "HTML", "a", ["spoiler"]),
        ("<blockquote expandable>a</blockquote>", "HTML", "a", ["expandable_blockquote"]),
        ("*a* _b_ `c`", "MarkdownV2", "a b c", ["bold", "italic", "code"]),
        ("*a* _b_", "markdown", "a b", ["bold", "italic"]),
        ("*a* <b>", "none", "*a* <b>", []),
    ],
)
async def test_markup_becomes_entities(bot, text, mode, plain, kinds):
    """C4.1, C4.3, C4.4"""
    sent = (await _send(bot, text, mode)).result

    assert sent["text"] == plain
    assert [entity["type"] for entity in sent.get("entities", [])] == kinds


async def test_entities_are_ignored_beside_a_parse_mode(bot):
    """C4.1"""
    bold = [{"type": "bold", "offset": 0, "length": 1}]

    with_mode = (await _send(bot, "ab", entities=bold)).result
    without = (await _send(bot, "ab", "", entities=bold)).result

    assert "entities" not in with_mode
    assert without["entities"] == [{"type": "bold", "offset": 0, "length": 1}]


async def test_texts_are_cleaned_and_entities_move_along(bot):
    """C4.5"""
    sent = (await _send(bot, " \n\ta\r\u2028😀 <b>b</b> ")).result

    assert sent["text"] == "a😀 b"
    assert sent["entities"] == [{"offset": 4, "length": 1, "type": "bold"}]


async def test_lengths_are_counted_after_parsing_in_characters(bot):
    """C4.6"""
    sent = (await _send(bot, "<b>" + "😀" * 4096 + "</b>")).result

    assert sent["entities"][0]["length"] == 8192


async def test_an_edit_that_is_too_long_is_refused_by_the_data_centre(bot):
    """C4.6"""
    sent = (await _send(bot, "a")).result

    reply = await bot(
        "editMessageText", chat_id=NADIA, message_id=sent["message_id"], text="x" * 4097
    )

    assert reply.refusal == "Bad Request: MESSAGE_TOO_LONG"


async def test_some_things_are_found_without_markup(bot):
    """C4.7"""
    text = "/aide@passerelle_bot @nadia_r #canal $EUR e.org a@b.fr +33199000001 a/b"

    sent = (await _send(bot, text, "")).result

    assert [entity["type"] for entity in sent["entities"]] == [
        "bot_command",
        "mention",
        "hashtag",
        "cashtag",
        "url",
        "email",
    ]


async def test_nothing_is_found_inside_code_and_links(bot):
    """C4.7"""
    text = '<code>/aide e.org</code> <a href="https://e.org/">@nadia_r</a>'

    sent = (await _send(bot, text)).result

    assert [entity["type"] for entity in sent["entities"]] == ["code", "text_link"]


async def test_a_mention_by_id_names_the_person(bot):
    """C4.3"""
    sent = (await _send(bot, f'<a href="tg://user?id={NADIA}">N</a>')).result

    assert sent["entities"][0]["type"] == "text_mention"
    assert sent["entities"][0]["user"]["first_name"] == "Nadia"


async def test_what_people_write_has_entities_too(bot, people):
    """C4.7"""
    await people.act(NADIA, BOT, "say", text="/aide  moi")

    message = await bot.latest("message")

    assert message["entities"] == [{"offset": 0, "length": 5, "type": "bot_command"}]


@pytest.mark.parametrize(
    ("text", "entities", "html"),
    [
        ("a<b>&", [], "a&lt;b&gt;&amp;"),
        ("😀ab", [("bold", 0, 3), ("italic", 2, 2)], "<b>😀<i>a</i></b><i>b</i>"),
        ("ab", [("bold", 0, 2), ("italic", 0, 2)], "<b><i>ab</i></b>"),
        ("javascript:x", [("url", 0, 12)], '<a href="http://javascript:x"'),
    ],
)
def test_html_for_the_page_is_escaped(text, entities, html):
    described = [{"type": t, "offset": o, "length": n} for t, o, n in entities]

    assert to_html(text, described).startswith(html)
