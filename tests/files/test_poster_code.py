"""The code on a poster can be read: every module is where it belongs, with white around it."""

import struct
import zlib

import segno

from bot.files.codes import QUIET_ZONE, SCALE, poster_code

LINK = "https://t.me/passerelle_demo_bot?start=r_1z"


def pixels(png):
    """Return the rows of a picture of one bit a pixel, True where it is black."""
    parts: dict[bytes, bytes] = {}
    place = 8
    while place < len(png):
        [length] = struct.unpack(">I", png[place : place + 4])
        name = png[place + 4 : place + 8]
        parts[name] = parts.get(name, b"") + png[place + 8 : place + 8 + length]
        place += 12 + length
    width, height, depth, colours = struct.unpack(">IIBB", parts[b"IHDR"][:10])
    assert (depth, colours) == (1, 0)
    raw, row = zlib.decompress(parts[b"IDAT"]), 1 + (width + 7) // 8
    lines, above = [], bytes(row - 1)
    for start in range(0, height * row, row):
        kind, line = raw[start], raw[start + 1 : start + row]
        assert kind in {0, 2}  # as it is, or as a difference from the line above
        above = bytes((a + b) % 256 for a, b in zip(above, line, strict=True)) if kind else line
        lines.append([not above[x // 8] >> (7 - x % 8) & 1 for x in range(width)])
    return lines


def modules(png):
    """Return one pixel from the middle of each module."""
    rows = pixels(png)[SCALE // 2 :: SCALE]
    return [row[SCALE // 2 :: SCALE] for row in rows]


def test_every_module_is_where_it_belongs():
    wanted = segno.make(LINK, error="q", micro=False)

    shown = modules(poster_code(LINK))

    inner = [row[QUIET_ZONE:-QUIET_ZONE] for row in shown[QUIET_ZONE:-QUIET_ZONE]]
    assert inner == [[bool(module) for module in row] for row in wanted.matrix]


def test_four_modules_around_it_are_white():
    shown = modules(poster_code(LINK))

    assert not any(any(row) for row in (*shown[:4], *shown[-4:]))
    assert not any(any((*row[:4], *row[-4:])) for row in shown)


def test_a_quarter_of_it_may_be_torn():
    assert segno.make(LINK, error="q", micro=False).error in {"Q", "H"}


def test_it_is_large_enough_to_be_printed_and_small_enough_to_be_sent():
    png = poster_code(LINK)

    assert len(pixels(png)) >= 900
    assert len(png) < 20_000
