"""JATS: articles in XML, told apart from others by their root element."""

from __future__ import annotations

from evidencecheck.formats._base import Format
from evidencecheck.formats._remarks import tagged
from evidencecheck.formats._xml_article import read

FORMAT = Format("jats", read, tagged)
