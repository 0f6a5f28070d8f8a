"""Files of every kind that tests read: PDFs written by hand, Word documents and slides by the libraries people use."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import Any

FONTS = {"text": "Helvetica", "bold": "Helvetica-Bold", "code": "Courier"}
Mark = tuple[float, float, float, str, str]
"""x, y, size, font, text."""


def pdf(pages: Sequence[Iterable[Mark]], title: str = "", trailer: str = "") -> bytes:
    """A PDF with marks on its pages."""
    fonts = " ".join(
        f"/{name} << /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>"
        for name, base in FONTS.items()
    )
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        f"<< /Title ({title}) /CreationDate (D:20190402) >>",
    ]
    for number, marks in enumerate(pages):
        stream = "\n".join(
            f"BT /{font} {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET" for x, y, size, font, text in marks
        )
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
            f" /Resources << /Font << {fonts} >> >> >>"
        )
        bodies.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return assembled(bodies, trailer)


def assembled(bodies: Sequence[str], trailer: str = "") -> bytes:
    """A PDF of these objects; the first is the catalogue, the third says what it is."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += (
        f"trailer << /Size {len(bodies) + 1} /Root 1 0 R /Info 3 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(out)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def column(lines: Iterable[str], x: float = 72, top: float = 760, size: float = 10, font: str = "text") -> list[Mark]:
    """Lines below each other."""
    return [(x, top - 12 * n, size, font, line) for n, line in enumerate(lines)]


def word(make: Callable[[Any], None]) -> bytes:
    """A Word document that `make` fills."""
    import docx

    document = docx.Document()
    make(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def slides(make: Callable[[Any], None]) -> bytes:
    """A presentation that `make` fills."""
    import pptx

    presentation = pptx.Presentation()
    make(presentation)
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


def package(parts: dict[str, bytes]) -> bytes:
    """A ZIP file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, raw in parts.items():
            file.writestr(name, raw)
    return out.getvalue()


def changed(raw: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A package with one part changed."""
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    return package({**parts, part: change(parts.get(part, b""))})
