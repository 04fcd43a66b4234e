"""PDFs for the tests, written by hand: pages with text at a place, rules and links (ISO 32000-1, 7.5 and 9.4)."""

import attrs

_FONTS = {"plain": "Times-Roman", "bold": "Times-Bold", "mono": "Courier"}


@attrs.frozen
class Text:
    """Words that begin at a place, in points from the page's lower left."""

    x: float
    y: float
    words: str
    size: float = 10
    font: str = "plain"
    rise: float = 0


@attrs.frozen
class Rule:
    """A horizontal line of half a point."""

    x: float
    y: float
    width: float


@attrs.frozen
class Link:
    """A rectangle that leads to an address, or to a place on a page (from 0)."""

    x: float
    y: float
    width: float
    height: float = 10
    uri: str = ""
    to: tuple[int, float, float] | None = None


def pdf(*pages, encrypt="", size=(400, 600)):
    """A file of pages, each a list of texts, rules and links."""
    objects = {1: "<< /Type /Catalog /Pages 2 0 R >>"}
    fonts = " ".join(f"/{name} {3 + n} 0 R" for n, name in enumerate(_FONTS))
    for n, base in enumerate(_FONTS.values()):
        objects[3 + n] = f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>"
    first = 10
    kids = [first + 2 * n for n in range(len(pages))]
    objects[2] = f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    for kid, page in zip(kids, pages, strict=True):
        stream = "\n".join(_drawn(one) for one in page if not isinstance(one, Link))
        annots = " ".join(_annotation(one, kids) for one in page if isinstance(one, Link))
        objects[kid] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] /Contents {kid + 1} 0 R "
            f"/Resources << /Font << {fonts} >> >> /Annots [{annots}] >>"
        )
        objects[kid + 1] = f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream"
    out, places = b"%PDF-1.4\n", {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    count, start = max(objects) + 1, len(out)
    rows = [f"{places[n]:010} 00000 n \n" if n in places else "0000000000 65535 f \n" for n in range(count)]
    trailer = f"trailer\n<< /Size {count} /Root 1 0 R {encrypt} >>\nstartxref\n{start}\n%%EOF\n"
    return out + f"xref\n0 {count}\n{''.join(rows)}{trailer}".encode("cp1252")


def lines(x, y, texts, step=12, **look):
    """Lines below each other."""
    return [Text(x, y - step * n, words, **look) for n, words in enumerate(texts)]


def _drawn(one):
    if isinstance(one, Rule):
        return f"{one.x} {one.y} {one.width} 0.5 re f"
    words = one.words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{one.font} {one.size} Tf {one.rise} Ts {one.x} {one.y} Td ({words}) Tj ET"


def _annotation(one, kids):
    rect = f"/Rect [{one.x} {one.y} {one.x + one.width} {one.y + one.height}] /Border [0 0 0]"
    if one.to is None:
        return f"<< /Type /Annot /Subtype /Link {rect} /A << /S /URI /URI ({one.uri}) >> >>"
    page, x, y = one.to
    return f"<< /Type /Annot /Subtype /Link {rect} /Dest [{kids[page]} 0 R /XYZ {x} {y} null] >>"
