"""Charts as PNG pictures, alike on every machine: only the letters that come with us are used."""

from resvg_py import svg_to_bytes

from bot.domain.chart import Chart
from bot.files.drawing import svg
from bot.files.lettering import FAMILY, paths


def write(chart: Chart) -> bytes:
    """Return the picture."""
    return svg_to_bytes(
        svg_string=svg(chart),
        skip_system_fonts=True,
        font_files=paths(),
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )
