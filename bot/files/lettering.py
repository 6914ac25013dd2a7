"""How wide words are in the letters that come with us, and where a line of them ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from struct import calcsize, iter_unpack, unpack_from
from typing import Final
from unicodedata import category

FAMILY: Final = "DejaVu Sans"
FILES: Final = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
_UNICODE: Final = (3, 10)  # the table of letters for every sign, not only the first 65,536
_LEFT_OUT: Final = frozenset({"So", "Sk", "Cf", "Mn", "Me", "Co", "Cn", "Cs", "Cc"})
_STRANGE: Final = "□"


@dataclass(frozen=True, slots=True)
class Face:
    """One font: which glyph draws a sign, and how wide each is, in parts of its size."""

    glyphs: dict[int, int]
    widths: Sequence[float]

    def width(self, text: str, size: float) -> float:
        """Return how wide a line is; kerning only makes it narrower."""
        return size * sum(self._width(ord(sign)) for sign in text)

    def _width(self, code: int) -> float:
        glyph = self.glyphs.get(code, 0)
        return self.widths[min(glyph, len(self.widths) - 1)]

    def readable(self, text: str) -> str:
        """Return what can be drawn of a text: no emoji, and a box for a letter unknown to us."""
        return "".join(self._drawn(sign) for sign in text)

    def _drawn(self, sign: str) -> str:
        if ord(sign) in self.glyphs:
            return sign
        return "" if category(sign) in _LEFT_OUT else _STRANGE

    def wrapped(self, text: str, size: float, *, room: float) -> list[str]:
        """Break a text into lines that fit; a word that is too long is cut."""
        lines: list[str] = []
        for word in self._pieces(self.readable(text).split(" "), size, room):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, size) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _pieces(self, words: Sequence[str], size: float, room: float) -> Iterator[str]:
        for word in filter(None, words):
            rest = word
            while self.width(rest, size) > room and len(rest) > 1:
                fits = self._most_that_fits(rest, size, room)
                yield rest[:fits]
                rest = rest[fits:]
            yield rest

    def _most_that_fits(self, word: str, size: float, room: float) -> int:
        whole = range(2, len(word))
        return next((n - 1 for n in whole if self.width(word[:n], size) > room), len(word) - 1)


def paths() -> list[str]:
    """Return where the fonts are."""
    return [str(resources.files("bot.files").joinpath("fonts", name)) for name in FILES]


@cache
def face(*, bold: bool) -> Face:
    """Return one of our two fonts."""
    name = FILES[1] if bold else FILES[0]
    return _read(resources.files("bot.files").joinpath("fonts", name).read_bytes())


def _read(font: bytes) -> Face:
    (count,) = unpack_from(">H", font, 4)
    entries = (unpack_from(">4sLLL", font, 12 + 16 * n) for n in range(count))
    tables = {name: start for name, _, start, _ in entries}
    (units,) = unpack_from(">H", font, tables[b"head"] + 18)
    (metrics,) = unpack_from(">H", font, tables[b"hhea"] + 34)
    hmtx = tables[b"hmtx"]
    widths = [w / units for w, _ in iter_unpack(">Hh", font[hmtx : hmtx + 4 * metrics])]
    return Face(_glyphs(font, tables[b"cmap"]), widths)


def _glyphs(font: bytes, cmap: int) -> dict[int, int]:
    """Read which sign is drawn by which glyph: groups of signs that follow one another."""
    (count,) = unpack_from(">H", font, cmap + 2)
    entries = (unpack_from(">HHL", font, cmap + 4 + 8 * n) for n in range(count))
    start = cmap + next(at for platform, kind, at in entries if (platform, kind) == _UNICODE)
    (groups,) = unpack_from(">L", font, start + 12)
    size = calcsize(">LLL")
    found = iter_unpack(">LLL", font[start + 16 : start + 16 + groups * size])
    return {
        code: glyph + code - first
        for first, last, glyph in found
        for code in range(first, last + 1)
    }
