"""Files made for the tests of documents: PDFs, Word and Excel files, archives."""

import io
import zipfile


def make_pdf(pages, *, rules=()):
    """A PDF of Helvetica lines: each page a list of (x, y, size, text); ``rules`` are (x1, y1, x2, y2) on page 1."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for index, lines in enumerate(pages):
        drawing = [f"{x1} {y1} m {x2} {y2} l S" for x1, y1, x2, y2 in (rules if index == 0 else ())]
        for x, y, size, text in lines:
            escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            drawing.append(f"BT /F1 {size} Tf {x} {y} Td ({escaped}) Tj ET")
        stream = "\n".join(drawing)
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects) + 2} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>"
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def paragraph_lines(text, *, x=72, y=700, size=11, width=80, leading=14):
    """Lines of a paragraph for :func:`make_pdf`, wrapped at ``width`` characters."""
    words, lines, line = text.split(), [], ""
    for word in words:
        if len(line) + len(word) + 1 > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    lines.append(line)
    return [(x, y - index * leading, size, part) for index, part in enumerate(lines)]


def make_docx(build):
    """A Word file; ``build`` gets the python-docx document."""
    import docx

    file = docx.Document()
    build(file)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def make_xlsx(build):
    """An Excel file; ``build`` gets the openpyxl workbook."""
    import openpyxl

    book = openpyxl.Workbook()
    build(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(archive, part, content):
    """The archive with one part replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            if item.filename != part:
                new.writestr(item.filename, old.read(item))
        new.writestr(part, content)
    return out.getvalue()
