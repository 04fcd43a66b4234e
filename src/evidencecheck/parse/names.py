"""Name lists as bibliographies print them: each style's way to write one name, and how names follow each other.

Sources: NLM, "Citing Medicine" ("Sledge WH"); APA 7, chapter 9 ("Sledge, W. H."); Chicago Manual of Style 17, 14.76
("Sledge, William H., and Martha Lawless"); IEEE Reference Guide ("W. H. Sledge"). All patterns read a shadow.
"""

from __future__ import annotations

import re

import attrs

from evidencecheck.model.people import People, Person
from evidencecheck.parse.organisations import is_organisation, read_group

_PARTICLE = (
    r"(?:[Vv]an(?: [Dd]e[rn]?| '?t)?|[Vv]o[nm](?: [Dd]er| [Zz]u)?|[Dd]e(?: [Ll]as?| [Ll]os)?|[Dd]el(?:la|lo)?|[Dd]e[ir]|[Dd]egli|"
    r"[Dd][ia]|[Dd]as|[Dd]os?|[Dd]u|[Dd]es|[Ll][ea]|[Ee]l|[Aa]l|[Bb]in|[Ii]bn|[Bb]en|[Tt]e[rn]?|[Zz]ur?|[Aa][fv]|[Ss]t\.?|[Ss]an(?:ta)?)"
)
_WORD = r"(?:[DdLlO]'|[AaEe]l-)?[A-Z][A-Za-z']+(?:-[A-Za-z][A-Za-z']+){0,2}"
_FAMILY = rf"(?P<family>(?:{_PARTICLE} ){{0,2}}{_WORD}(?: (?:{_PARTICLE} )?{_WORD}){{0,2}})"
_SHORT_FAMILY = rf"(?P<family>(?:{_PARTICLE} ){{0,2}}{_WORD})"
_SUFFIX = r"(?:,? (?:Jr|Sr|II|III|IV|2nd|3rd|4th)\b\.?)?"
_INITIALS = r"(?P<given>[A-Z][a-z]?\.(?:[ -]{0,2}[A-Z][a-z]?\.){0,4})"
_GIVEN = r"(?P<given>[A-Z][a-z']+(?:-[A-Z]?[a-z]+)?(?: ?(?:[A-Z]\.|[A-Z][a-z]+(?:-[A-Z][a-z]+)?)){0,2})"
_AND = r"(?:and|&|und|et|y|e|en|og|och|i)"
_BOUND = rf"(?=\s*(?:[,.;:(\[\"/]|$)|\s+(?:{_AND}\s|[12][0-9]{{3}}\b)|, ')"

VANCOUVER = re.compile(
    rf"{_FAMILY} (?P<given>[A-Z](?:[ -]?[A-Z]){{0,3}}|[A-Z]\.(?:[ -]?[A-Z]\.){{0,3}}){_SUFFIX}(?![A-Za-z'-]){_BOUND}"
)
INVERTED = re.compile(rf"{_FAMILY}{_SUFFIX}, ?{_INITIALS}(?: (?:van|von|de)(?: (?:der|den|la))?(?=[,. ]))?{_SUFFIX}")
INVERTED_BARE = re.compile(rf"{_FAMILY}, (?P<given>[A-Z](?:[ -]?[A-Z]){{0,2}}){_SUFFIX}(?![A-Za-z'-]){_BOUND}")
INVERTED_FULL = re.compile(rf"{_FAMILY}{_SUFFIX}, {_GIVEN}{_SUFFIX}{_BOUND}")
DIRECT = re.compile(rf"{_INITIALS} ?{_SHORT_FAMILY}(?: (?:{_PARTICLE} )?{_WORD})?{_SUFFIX}{_BOUND}".replace("(?: (?:" + _PARTICLE, "(?P<more> (?:" + _PARTICLE, 1) if False else rf"{_INITIALS} ?{_FAMILY}{_SUFFIX}{_BOUND}")
DIRECT_FULL = re.compile(rf"{_GIVEN} {_SHORT_FAMILY}{_SUFFIX}{_BOUND}")
