"""Small OpenDocument texts, made in code."""

from tests.support.word import archive

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("table", "table"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
    )
)
SPACES += (
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"'
)
AUTOMATIC = (
    '<style:style style:name="up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="up2" style:family="text"><style:text-properties style:text-position="33% 58%"/></style:style>'
    '<style:style style:name="down" style:family="text"><style:text-properties style:text-position="sub 58%"/></style:style>'
    '<style:style style:name="it" style:family="text"><style:text-properties fo-style="italic"/></style:style>'
    '<style:style style:name="ghost" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Preformatted_20_Text"/>'
    '<style:style style:name="loop" style:family="paragraph" style:parent-style-name="loop"/>'
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>'
)
STYLES = (
    '<style:style style:name="Preformatted_20_Text" style:display-name="Preformatted Text" style:family="paragraph"/>'
    '<style:style style:name="Source_20_Text" style:display-name="Source Text" style:family="text"/>'
    '<style:style style:name="Title" style:family="paragraph"/>'
    '<text:list-style style:name="L3"><text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="[" '
    'style:num-suffix="]" text:start-value="3"/></text:list-style>'
)


def p(*parts: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{"".join(parts)}</text:p>'


def h(words: str, level: int = 1) -> str:
    return f'<text:h text:outline-level="{level}">{words}</text:h>'


def span(words: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{words}</text:span>'


def note(inner: str, identifier: str = "ftn1", kind: str = "footnote", citation: str = "1") -> str:
    inner = inner if inner.startswith("<text:p") else p(inner)
    return (
        f'<text:note text:id="{identifier}" text:note-class="{kind}"><text:note-citation>{citation}</text:note-citation>'
        f"<text:note-body>{inner}</text:note-body></text:note>"
    )


def items(*inner: str, style: str = "L1", more: str = "") -> str:
    rows = "".join(f"<text:list-item>{one if one.startswith('<') else p(one)}</text:list-item>" for one in inner)
    return f'<text:list text:style-name="{style}" {more}>{rows}</text:list>'


def content(*body: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {SPACES}><office:automatic-styles>{AUTOMATIC}'
        f"</office:automatic-styles><office:body><office:text>{''.join(body)}</office:text></office:body></office:document-content>"
    )


def odt(*body: str, **parts: str) -> bytes:
    """A document with these paragraphs; further parts by name."""
    files: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content(*body),
        "styles.xml": f"<office:document-styles {SPACES}><office:styles>{STYLES}</office:styles></office:document-styles>",
    }
    for name, one in parts.items():
        files[name.replace("__", "/") + ".xml"] = one
    return archive(files)


def fodt(*body: str) -> bytes:
    """The same in one file."""
    whole = content(*body).replace("office:document-content", "office:document")
    return whole.replace("<office:automatic", f"<office:styles>{STYLES}</office:styles><office:automatic", 1).encode()
