"""Who writes a report, who might as well, and what they are asked."""

from collections.abc import Sequence

from bot.callbacks.after import ReportTap
from bot.callbacks.reports import (
    AuthorDeed,
    AuthorsTap,
    AuthorTap,
    Choice,
    DeskTap,
    FindAuthorTap,
    SignTap,
)
from bot.calls import Button, Screen
from bot.domain.gathering import Gathering
from bot.domain.member import Member
from bot.domain.report import Author
from bot.services.report_desks import Editor
from bot.services.report_teams import Company
from bot.texts import Html
from bot.views.labels import shortened
from bot.views.setting import Setting

_NAME = 28  # of a label: what happens to them stands before it
_MOST = 12


def authors(
    editor: Editor, company: Company, setting: Setting, *, said: Html | None = None
) -> Screen:
    """Show who writes and who signs; offer to sign, to share, and to the project group to add."""
    lines = [_author(one, setting) for one in company.authors]
    text = setting.words(
        "desk.all_authors",
        said=said or "",
        lines=Html("\n".join(lines)),
        nobody="" if lines else setting.words("desk.no_authors"),
    )
    which = editor.gathering.id
    rows: list[Sequence[Button]] = [(_signing(editor, company, setting),)]
    rows += [(_sharing(which, one.id, one.name, setting),) for one in company.others[:_MOST]]
    if company.is_lead:
        rows += [(_removing(which, one, setting),) for one in company.authors[:_MOST]]
        rows.append((setting.button("desk.find_author", FindAuthorTap(which)),))
    return Screen(text, (*rows, (setting.button("desk.back_to_desk", DeskTap(which)),)))


def _author(author: Author, setting: Setting) -> Html:
    key = "desk.signs" if author.signs else "desk.signs_not"
    return setting.words(key, name=author.name)


def _signing(editor: Editor, company: Company, setting: Setting) -> Button:
    me = editor.member.id
    signs = any(one.member_id == me and one.signs for one in company.authors)
    key, choice = ("desk.unsign", Choice.NO) if signs else ("desk.sign", Choice.YES)
    return setting.button(key, SignTap(editor.gathering.id, choice))


def _sharing(which: int, member_id: int, name: str, setting: Setting) -> Button:
    tap = AuthorTap(which, member_id, AuthorDeed.SHARE)
    return setting.button("desk.share_with", tap, name=shortened(name, limit=_NAME))


def _removing(which: int, author: Author, setting: Setting) -> Button:
    tap = AuthorTap(which, author.member_id, AuthorDeed.REMOVE)
    return setting.button("desk.remove", tap, name=shortened(author.name, limit=_NAME))


def ask_name(gathering_id: int, setting: Setting) -> Screen:
    """Ask whom to name as an author."""
    back = setting.button("desk.back", AuthorsTap(gathering_id))
    return Screen(setting.words("desk.ask_author"), ((back,),))


def found(gathering_id: int, people: Sequence[Member], setting: Setting) -> Screen:
    """Offer the people whose name is like what was typed."""
    rows = [
        (
            setting.button(
                "desk.add",
                AuthorTap(gathering_id, one.id, AuthorDeed.ADD),
                name=shortened(one.name, limit=_NAME),
            ),
        )
        for one in people
    ]
    key = "desk.authors_found" if people else "desk.authors_not_found"
    back = setting.button("desk.back", AuthorsTap(gathering_id))
    return Screen(setting.words(key), (*rows, (back,)))


def invitation(gathering: Gathering, by: str, setting: Setting, *, is_author: bool) -> Screen:
    """Ask somebody to write a report with others, or tell them that they may."""
    key = "desk.named_author" if is_author else "desk.shared"
    text = setting.words(key, title=gathering.title, name=by)
    write = setting.button("desk.write_now", ReportTap(gathering.id))
    return Screen(text, ((write,),))
