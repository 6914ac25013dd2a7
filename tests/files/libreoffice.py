"""LibreOffice as somebody opens our files with it: it is another program, and judges them so."""

import csv
import subprocess
from pathlib import Path

from bot.domain.order import Form
from bot.domain.workbook import Workbook
from bot.files import documents

_PATIENCE = 110  # seconds, while every core is busy with something else
_READS_CSV = "CSV:59,34,76,1"  # as somebody in France opens it: semicolons, UTF-8
_ALL_SHEETS = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,true,false,false,-1"


def turned_into(kind: str, file: Path, *, reads: str = "") -> Path:
    """Have a file written anew as another kind, and return the folder it is in."""
    folder = file.parent / "turned"
    profile = (file.parent / "profile").as_uri()
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation={profile}"),
            *([f"--infilter={reads}"] if reads else []),
            *("--convert-to", kind, "--outdir", str(folder), str(file)),
        ],
        check=True,
        capture_output=True,
        timeout=_PATIENCE,
    )
    return folder


def reopened(workbook: Workbook, form: Form, folder: Path) -> list[list[str]]:
    """Return the cells of the first sheet, as LibreOffice shows them."""
    file = folder / f"table.{form.value}"
    file.write_bytes(documents.write(workbook, form))
    reads = _READS_CSV if form is Form.CSV else ""
    turned = turned_into(_ALL_SHEETS, file, reads=reads)
    [shown] = sorted(turned.iterdir())
    with shown.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter=";"))
