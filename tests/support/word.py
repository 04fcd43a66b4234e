"""Small Word documents, made in code."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"

STYLES = (
    '<w:style w:type="paragraph" w:styleId="Berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Berschrift1"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Mono"><w:name w:val="HTML Code"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
)


def element(name: str, inner: str) -> str:
    return f'<w:{name} xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}">{inner}</w:{name}>'


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*parts: str, properties: str = "") -> str:
    inner = "".join(part if part.startswith("<") else run(part) for part in parts)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def raised(words: str) -> str:
    return run(words, '<w:vertAlign w:val="superscript"/>')


def mark(identifier: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{identifier}"/></w:r>'


def field(instruction: str, *shown: str) -> str:
    inner = "".join(part if part.startswith("<") else run(part) for part in shown)
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{kinds[0]}<w:r><w:instrText>{instruction}</w:instrText></w:r>{kinds[1]}{inner}{kinds[2]}"


def notes(kind: str, **told: str) -> str:
    """The part of footnotes or endnotes: ``n3="…"`` is the note with identifier 3, its paragraphs given as XML."""
    rule = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:t>a line</w:t></w:r></w:p></w:{kind}>'
    whole = {key[1:]: inner if inner.startswith("<") else paragraph(inner) for key, inner in told.items()}
    rest = "".join(f'<w:{kind} w:id="{key}">{inner}</w:{kind}>' for key, inner in whole.items())
    return element(f"{kind}s", rule + rest)


def relationships(**targets: str) -> str:
    """``rId1="https://…"`` is a hyperlink; ``footnotes="…"`` names a part by its kind."""
    rows = ""
    for key, target in targets.items():
        kind, mode = ("hyperlink", ' TargetMode="External"') if "://" in target else (key, "")
        rows += f'<Relationship Id="{key}" Type="x/{kind}" Target="{target}"{mode}/>'
    return f'<Relationships xmlns="{P}">{rows}</Relationships>'


def archive(parts: dict[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return held.getvalue()


def docx(*body: str, **parts: str) -> bytes:
    """A document with these paragraphs; further parts by name, ``footnotes=…``, ``rels=…`` for its relations."""
    files: dict[str, str | bytes] = {
        "word/document.xml": element("document", f"<w:body>{''.join(body)}</w:body>"),
        "word/styles.xml": element("styles", STYLES),
    }
    for name, content in parts.items():
        path = name if "/" in name else f"word/{name}.xml"
        files["word/_rels/document.xml.rels" if name == "rels" else path] = content
    return archive(files)
