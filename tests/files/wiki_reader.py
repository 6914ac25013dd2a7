"""
Reads YesWiki's markup as YesWiki does, line by line.

Its rules, in the order in which they are tried at each place: code, raw text, forced links,
addresses, pairs of signs, titles, rules, lists (a line that begins with a space), actions, links
to other wikis, names of pages. Since 4.4 some of Markdown comes between. Tables are looked for
afterwards.
"""

import re
from html import unescape

_FIRST = r"""(?sx)
      (?P<code>%%.*?%%)
    | (?P<raw>"".*?"")
    | (?P<forced>\[\[.*?\]\])
"""
_ADDRESS = r"""
    | (?P<address>\b[a-z0-9]+://[^ \t\n\r\f"|\\^`{}\[\]><]+)
"""
_PAIRS = r"""
    | (?P<pair>\*\*|\#\#|@@|££|__|//)
"""
_MARKDOWN = r"""
    | (?P<pair>\*\*|~~|@@|££|__|//)
    | (?P<em>(?<!\w)_[^_]+_(?!\w) | (?<!\w)\*[^*]+\*(?!\w))
    | (?P<tick>`[^`]+`(?![_\w]))
    | (?P<link>!?\[[^\]]*\]\([^)]+\))
"""
_HASHES = r"""
    | (?P<hashes>(?:\A|(?<=\n))\#{1,6}[ ][^\n\#]*\n)
"""
_LAST = r"""
    | (?P<title>={2,6})
    | (?P<rule>-{3,})
    | (?P<item>(?:\A|\n)[ \t]+(?:-|[^\W_]+\))?)
    | (?P<action>\{\{.*?\}\} | \{\#.*?\#\})
    | (?P<wiki>\b[A-Z][A-Za-z0-9]+:[A-Za-z0-9_-]*\b)
    | (?P<page>\b[A-Z][a-z]+[A-Z0-9][A-Za-z0-9]*\b)
    | (?P<end>\n)
"""
_OLD = _FIRST + _ADDRESS + _PAIRS + _LAST
VERSIONS = {
    "before it knew accents": re.compile(_OLD, re.ASCII),
    "4.2": re.compile(_OLD),
    "4.4": re.compile(_FIRST + _MARKDOWN + _ADDRESS + _HASHES + _LAST),
}


def read(source, version="4.4"):
    """Return the lines that a visitor of the page sees, with [marks] for what is not plain."""
    seen = _Page()
    place = 0
    for token in VERSIONS[version].finditer(source):
        seen.add(source[place : token.start()])
        seen.take(token.lastgroup, token[0])
        place = token.end()
    seen.add(source[place:])
    return _with_tables(seen.lines)


class _Page:
    def __init__(self):
        self.lines = [""]

    def add(self, text):
        self.lines[-1] += text

    def take(self, kind, text):
        match kind:
            case "end":
                self.lines.append("")
            case "item":
                self.lines.append(f"[item{text.strip()}]")
            case "pair":
                self.add(f"[{text}]")
            case "title":
                self.add(f"[h{7 - len(text)}]")
            case "raw":
                self.add(text[2:-2])
            case "address" if text.startswith("http"):
                self.add(text.replace("&", "&amp;"))
            case _:
                self.add(f"[{kind} {text}]")


def _with_tables(lines):
    shown: list[object] = []
    is_table = False
    for line in filter(None, lines):
        if line in {"[|", "|]"}:
            is_table = line == "[|"
        elif is_table:
            shown.append(["[row]", *map(_cell, line[1:-1].split("|"))])
        else:
            shown.append(unescape(line))
    return shown


def _cell(text):
    """A cell may begin with !attributes!, and its outer spaces say where it is set."""
    attributes = re.match("!.*!", text)
    return unescape(f"[attributes {text}]" if attributes else text)
