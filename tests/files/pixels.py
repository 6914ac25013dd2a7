"""Pictures as what they are made of: to see what is drawn where, and in which colours."""

import zlib
from dataclasses import dataclass
from struct import unpack

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {2: 3, 6: 4}  # bytes of a pixel, by the kind of its colours

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Picture:
    width: int
    height: int
    rows: list[bytes]  # three bytes for each pixel

    def column(self, x: int) -> set[Colour]:
        """Return the colours from top to bottom."""
        return {_colour(row, x) for row in self.rows}

    def colours(self) -> set[Colour]:
        return {_colour(row, x) for row in self.rows for x in range(self.width)}


def _colour(row: bytes, x: int) -> Colour:
    red, green, blue = row[3 * x : 3 * x + 3]
    return red, green, blue


def decoded(png: bytes) -> Picture:
    """Read a PNG picture of eight bits without interlacing."""
    assert png.startswith(SIGNATURE)
    width, height, depth, kind, *rest = unpack(">LLBBBBB", png[16:29])
    assert (depth, rest) == (8, [0, 0, 0])
    size = _CHANNELS[kind]
    packed = zlib.decompress(b"".join(_data(png)))
    rows, before, length = [], bytes(width * size), width * size
    for start in range(0, len(packed), length + 1):
        before = _unfiltered(packed[start], packed[start + 1 : start + 1 + length], before, size)
        rows.append(before)
    assert len(rows) == height
    return Picture(width, height, [_without_alpha(row, size) for row in rows])


def _data(png: bytes):
    at = len(SIGNATURE)
    while at < len(png):
        length, name = unpack(">L4s", png[at : at + 8])
        if name == b"IDAT":
            yield png[at + 8 : at + 8 + length]
        at += 12 + length


def _unfiltered(kind: int, row: bytes, above: bytes, size: int) -> bytes:
    done = bytearray(row)
    for n, value in enumerate(row):
        left = done[n - size] if n >= size else 0
        corner = above[n - size] if n >= size else 0
        done[n] = (value + _guess(kind, left, above[n], corner)) & 0xFF
    return bytes(done)


def _guess(kind: int, left: int, above: int, corner: int) -> int:
    if kind == 4:
        whole = left + above - corner
        return min((left, above, corner), key=lambda one: abs(whole - one))
    return (0, left, above, (left + above) // 2)[kind]


def _without_alpha(row: bytes, size: int) -> bytes:
    if size == 3:
        return row
    assert set(row[3::4]) == {255}
    plain = bytearray(len(row) // 4 * 3)
    plain[0::3], plain[1::3], plain[2::3] = row[0::4], row[1::4], row[2::4]
    return bytes(plain)
