"""QR codes for posters: an address that a telephone reads from across a room."""

from io import BytesIO
from typing import Final

import segno

KIND: Final = "image/png"
QUIET_ZONE: Final = 4  # modules of white around it, as the standard asks
SCALE: Final = 24  # pixels for each module: about 9 cm at 300 dots per inch
_BEARS: Final = "q"  # a quarter of it may be torn or dirty


def poster_code(link: str) -> bytes:
    """Return a PNG picture, black on white, that leads to `link`."""
    picture = BytesIO()
    code = segno.make(link, error=_BEARS, micro=False)
    code.save(picture, kind="png", scale=SCALE, border=QUIET_ZONE)
    return picture.getvalue()
