"""Reads multipart/form-data: the form fields and the files of an upload."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

_PARAMETER = re.compile(r'([\w*-]+)=(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))')


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent."""

    file_name: str
    mime: str
    content: bytes


def read_multipart(body: bytes, content_type: str) -> tuple[dict[str, str], dict[str, Upload]]:
    """The fields and files of the body; what cannot be read is left out, as Telegram does it."""
    fields: dict[str, str] = {}
    files: dict[str, Upload] = {}
    boundary = _parameters(content_type).get("boundary")
    if not boundary:
        return fields, files
    marker = b"\r\n--" + boundary.encode("latin-1")
    for part in (b"\r\n" + body).split(marker)[1:]:
        head, separator, content = part.partition(b"\r\n\r\n")
        if part.startswith(b"--") or not separator:
            continue
        headers = _part_headers(head)
        parameters = _parameters(headers.get("content-disposition", ""))
        name = parameters.get("name", "")
        if "filename" in parameters or "filename*" in parameters:
            mime = headers.get("content-type", "application/octet-stream")
            files[name] = Upload(_file_name(parameters), mime.split(";")[0], content)
        else:
            fields[name] = content.decode("utf-8", "replace")
    return fields, files


def _part_headers(head: bytes) -> dict[str, str]:
    headers = {}
    for line in head.decode("utf-8", "replace").split("\r\n"):
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    return headers


def _parameters(header: str) -> dict[str, str]:
    return {
        match[1].lower(): match[2].replace("%22", '"') if match[2] is not None else match[3]
        for match in _PARAMETER.finditer(header)
    }


def _file_name(parameters: dict[str, str]) -> str:
    extended = parameters.get("filename*")
    name = unquote(extended.rpartition("'")[2]) if extended else parameters.get("filename", "")
    # A path is what some clients send; only its last part is a name.
    return re.split(r"[/\\]", name)[-1]
