"""Every file of a report, asked for in chat and read by programs that are not ours."""

import asyncio
import subprocess
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import html5lib
from docx import Document
from pypdf import PdfReader

from bot.callbacks.report_reading import FormTap
from bot.domain.gathering import Gathering
from bot.domain.order import DOCUMENTS, Form
from tests.files.libreoffice import turned_into
from tests.house.files import content, received
from tests.house.house import House
from tests.house.people import Somebody, plain

Texts = dict[str, str]
"""What is read in each file, by its form and by the program that read it."""


async def taken(house: House, reader: Somebody, meeting: Gathering) -> dict[Form, bytes]:
    """Ask for each kind of file, one after the other, as the buttons of a report do."""
    files = {}
    for form in DOCUMENTS:
        last = await reader.last()
        await reader.forge(FormTap(meeting.id, form).pack(), message_id=last.id)
        file = await received(reader, "document", after=last.id)
        files[form] = await content(house, file)
    return files


async def read_by_others(files: dict[Form, bytes], *, in_an_office: bool = False) -> Texts:
    """Return what other programs read; LibreOffice too, which takes its time."""
    return await asyncio.to_thread(_read, files, in_an_office=in_an_office)


def _read(files: dict[Form, bytes], *, in_an_office: bool) -> Texts:
    plainly = (Form.MARKDOWN, Form.YESWIKI, Form.TEXT)
    texts = {form.value: files[form].decode() for form in plainly}
    page = html5lib.HTMLParser(strict=True).parse(files[Form.HTML])
    texts["html"] = " ".join(page.itertext())
    texts["docx"] = "\n".join(one.text for one in Document(BytesIO(files[Form.DOCX])).paragraphs)
    for form in (Form.ODT, Form.DOCX):
        texts[f"{form.value}: every part"] = _parts(files[form])
    pages = PdfReader(BytesIO(files[Form.PDF])).pages
    texts["pdf"] = "\n".join(one.extract_text() for one in pages)
    with TemporaryDirectory() as folder:
        texts |= _by_programs(files, Path(folder), in_an_office=in_an_office)
    return {name: " ".join(plain(text).split()) for name, text in texts.items()}


def _parts(file: bytes) -> str:
    """Return all that is written in a package, its properties too."""
    with ZipFile(BytesIO(file)) as package:
        return "\n".join(
            package.read(name).decode(errors="replace") for name in package.namelist()
        )


def _by_programs(files: dict[Form, bytes], folder: Path, *, in_an_office: bool) -> Texts:
    pdf = folder / "report.pdf"
    pdf.write_bytes(files[Form.PDF])
    told = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True)
    texts = {"pdftotext": told.stdout.decode()}
    for form in (Form.ODT, Form.DOCX) if in_an_office else ():
        there = folder / form.value
        there.mkdir()
        file = there / f"report.{form.value}"
        file.write_bytes(files[form])
        [made] = turned_into("txt:Text (encoded):UTF8", file).iterdir()
        texts[f"LibreOffice: {form.value}"] = made.read_text(encoding="utf-8-sig")
    return texts


def holding(texts: Texts, words: str) -> Any:
    """Return in which files some words stand."""
    return {name for name, text in texts.items() if words in text}
