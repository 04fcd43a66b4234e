"""The wording by which pages lean on research that they do not name, language by language.

``told`` are works that tell ("studies have shown"); what stands before them may take it back. ``borne`` is what leaves
nothing to take back ("has been shown to", "according to experts"). ``cues`` are pieces of words, one of which stands in
whatever the others match: looking for them is quick, and a pattern is made only where one is found.
"""

from __future__ import annotations

import re
from functools import cached_property

import attrs


def _parted(cues: str) -> tuple[str, ...]:
    return tuple(cue.strip() for cue in cues.split("|"))


@attrs.frozen(eq=False)
class Language:
    """The forms of one language."""

    cues: tuple[str, ...] = attrs.field(converter=_parted)
    told: tuple[str, ...]
    borne: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All its forms; ``told`` is a group of that name."""
        said = f"(?P<told>{'|'.join(self.told)})|{'|'.join(self.borne)}"
        return re.compile(rf"(?<![\w’'-])(?:{said})(?!\w)", re.IGNORECASE)


def _any(words: str) -> str:
    """A pattern of alternatives, which are parted by "|" over lines and may hold blanks."""
    return f"(?:{'|'.join('[ ]'.join(word.split()) for word in words.split('|'))})".replace("[ ]", r"\s")


def _row(first: str, works: str, verbs: str, between: str = "", *, at_least: int = 0) -> str:
    """Works that tell: up to six of ``first``, at least so many; one of ``works``; ``between``; one of ``verbs``."""
    return rf"(?:{_any(first)}\s){{{at_least},6}}{_any(works)}{between}\s{_any(verbs)}"


# What may stand between the works and the verb: "of twins", "on early walking", "in this field", never who did them.
_OF = r"\s(?:on|into|of|in|among|with|from|about|comparing|over|for)"
_NEXT = r"\s(?!(?:by|and|that|which|identified|published)\b)"
_ABOUT = rf"(?:{_OF}(?:{_NEXT}[\w’'-]+){{1,6}}?)?"
_ABOUT_ONE = rf"(?:{_OF}(?:{_NEXT}(?-i:[a-z\d’'-]+)){{1,6}}?)?"  # "in Leeds" says where to look
_AUX = r"(?:\s(?:has|have|had|also|consistently|clearly|repeatedly|often|now|generally|strongly|long|even|recently))*"
_NAMED = r"(?!\sby\b|\s(?:at|from|of|in)\s(?:the\s)?(?-i:[A-Z]))"

_MANY = """many|numerous|several|various|multiple|countless|some|most|recent|current|new|newer|existing|previous
    |prior|past|earlier|modern|other|different|a number of|a large body of|a growing body of|a body of
    |a wealth of|decades of|years of|a lot of|scientific|clinical|medical|academic|empirical|epidemiological
    |observational|randomi[sz]ed|controlled|longitudinal|experimental|laboratory|animal|large|large-scale
    |international|independent|psychological|educational|economic|social|mounting|growing|emerging|strong
    |ample|good|compelling|considerable|substantial|increasing|solid|overwhelming|available|convincing
    |accumulating|leading|descriptive|the available|the current|the best|the latest|the scientific
    |the existing|and"""
_WORKS = """studies|research|trials|surveys|meta-analyses|meta analyses|systematic reviews|literature reviews
    |evidence|researchers|scientists|scholars|experts|psychologists|economists"""
_TELL = """shows?|showed|shown|suggests?|suggested|indicates?|indicated|demonstrates?|demonstrated|finds?|found
    |reveals?|revealed|reports? that|reported that|confirms?|confirmed|proves?|proved|proven|concludes?
    |concluded|establish(?:es|ed)|links?|linked|supports? the|agrees? that|agree|believes?|estimates?
    |estimated|say|warns?|discovered|documented|point(?:s|ed)? to"""
_ONE = r"(?:an?|one|another)\s(?:[a-z-]+\s|\d{4}\s){0,3}?" + _any(
    "study|meta-analysis|meta analysis|systematic review|literature review|survey|trial|research paper|poll"
)
_BY = "research|studies|surveys|experts|scientists|researchers|scholars|statistics|polls|meta-analyses"
_STRONG = """strong|growing|ample|good|some|mounting|considerable|solid|increasing|clear|compelling|substantial
    |scientific|overwhelming|convincing"""


LANGUAGES = (
    Language(  # English
        cues="""stud|research|trial|survey|analys|evidence|scientis|scholar|expert|psychologist|economist
        |scientifically|clinically|science|poll|statistic|been shown|been demonstrated|been prove
        |been found|been reported|review""",
        told=(
            _row(_MANY, _WORKS, _TELL, _ABOUT + _AUX),
            rf"{_ONE}{_ABOUT_ONE}{_AUX}\s{_any(_TELL)}",
            rf"there\sis\s(?:now\s|also\s)?{_any(_STRONG)}\s(?:\w+\s)?evidence\s(?:that|for|to\ssuggest)",
        ),
        borne=(
            (
                r"(?:has|have)\s(?:(?:also|often|repeatedly|consistently|long|recently|even)\s)?been\s"
                r"(?:(?:widely|clearly|repeatedly|scientifically|clinically|consistently|well|empirically|reliably)\s)?"
                r"(?:(?:shown|demonstrated|proven|proved|found)\s(?:to|that)|reported\sthat"
                r"|(?:shown|demonstrated|proven)\sby\s(?:research|studies|science))"
            ),
            r"(?:scientifically|clinically)\s(?:proven|proved|shown)",
            rf"according\sto\s(?:{_any(_MANY)}\s){{0,6}}{_any(_BY)}\b{_NAMED}",
            rf"according\sto\s{_ONE}{_NAMED}",
            r"science\s(?:has\s)?(?:shows?|shown|tells\sus|proves|proven)",
        ),
    ),
    Language(  # German
        cues="""studie|untersuchung|umfrag|metaanalys|forsch|wissenschaft|experten|expertinnen|fachleute|klinisch
        |gezeigt|nachgewiesen|belegt|statistiken""",
        told=(
            _row(
                """zahlreiche|mehrere|viele|neuere|aktuelle|verschiedene|einige|wissenschaftliche|klinische|neue|internationale|große
        |die meisten|jüngere""",
                "studien|untersuchungen|umfragen|metaanalysen|forscher|forscherinnen|wissenschaftler|experten|expertinnen|fachleute",
                """zeigen|zeigten|belegen|belegten|ergaben|ergeben|beweisen|bestätigen|gezeigt|nachgewiesen|herausgefunden|bewiesen
        |legen nahe|weisen darauf|deuten darauf|fanden|schätzen|warnen|sind sich einig""",
                r"(?:\s(?:zur|zum|über|aus|mit|an|bei|von|der)(?:\s[\w-]+){1,4}?)?(?:\shaben(?:\s\w+){0,8}?)?",
            ),
            rf"(?:neuere\s)?forschung\s{_any('zeigt|belegt|hat gezeigt|hat ergeben|legt nahe')}",
            r"eine[r]?\s(?:[\w-]+\s){0,3}?(?:studie|metaanalyse|umfrage|untersuchung)\s(?!de[sr]\b|von\b|vom\b)"
            + _any("zufolge|zeigte?|ergab|fand|belegte?|hat gezeigt|kam zu|kommt zu"),
        ),
        borne=(
            (
                r"laut\s(?:(?:neuen|neuer|aktuellen|mehreren|zahlreichen|vielen|einigen|neueren)\s)*(?:studien|untersuchungen|experten"
                r"|forschern?|wissenschaftlern|umfragen|statistiken|einer\s(?:[\w-]+\s){0,2}?(?:studie|umfrage|untersuchung))\b"
                r"(?!\s(?:der|des|von|vom|unter)\b)"
            ),
            r"(?:konnte|wurde)\s(?:\w+\s){0,3}?(?:gezeigt|nachgewiesen|belegt)(?:\swerden)?,\sdass",
            r"(?:wissenschaftlich|klinisch)\s(?:erwiesen|belegt|bewiesen|nachgewiesen)",
        ),
    ),
    Language(  # French
        cues="""étude|recherche|enquête|méta-analyse|chercheur|expert|spécialiste|scientifique|sondage|prouvé
        |montré|établi|cliniquement""",
        told=(
            _row(
                "de nombreuses|de récentes|plusieurs|des|certaines|diverses|d[’']autres|récentes|la plupart des",
                "études|recherches|enquêtes|méta-analyses",
                """montrent|suggèrent|indiquent|révèlent|confirment|prouvent|démontrent
        |ont (?:\\w+ )?(?:montré|démontré|révélé|prouvé|confirmé|établi|suggéré)""",
                r"(?:\s[\w’'-]+){0,4}?",
                at_least=1,
            ),
            r"une\s(?:[\w-]+\s){0,2}?(?:étude|méta-analyse|enquête)\s(?:[\w-]+\s){0,2}?"
            + _any("montre|révèle|suggère|indique|a (?:montré|révélé|démontré|conclu|suggéré|établi)"),
        ),
        borne=(
            (
                r"selon\s(?:(?:de|des|les|certaine?s|plusieurs|nombreux|nombreuses|récentes|dernières|une|un|récente|vaste)\s)*"
                r"(?:études?|recherches|chercheurs|experts|spécialistes|scientifiques|enquêtes?|sondages?)\b(?!\s(?:de|du|des|d[’']))"
            ),
            r"il\s(?:a|est)\s(?:été\s)?(?:scientifiquement\s)?(?:démontré|prouvé|montré|établi)\sque",
            r"(?:scientifiquement|cliniquement)\s(?:prouvé|démontré)e?s?",
        ),
    ),
    Language(  # Spanish
        cues="estudio|investiga|ensayo|cient|expertos|encuesta|metaanálisis|comprobado|mostrado",
        told=(
            _row(
                "numerosos|varios|muchos|diversos|algunos|recientes|distintos|los|diferentes|múltiples|numerosas|varias|muchas",
                "estudios|investigaciones|ensayos|expertos|científicos|investigadores",
                """muestran|demuestran|sugieren|indican|revelan|confirman|coinciden
        |han (?:demostrado|mostrado|revelado|confirmado|sugerido|comprobado)""",
                r"(?:\s\w+){0,3}?",
                at_least=1,
            ),
            r"un\s(?:\w+\s){0,2}?(?:estudio|metaanálisis|ensayo)\s(?:\w+\s){0,2}?"
            + _any("muestra|mostró|demostró|demuestra|reveló|encontró|concluyó|sugiere"),
        ),
        borne=(
            (
                r"según\s(?:(?:los|las|un|una|varios|diversos|algunos|recientes|numerosos|muchos)\s)*"
                r"(?:estudios?|investigaciones|expertos|científicos|investigadores|encuestas?)\b(?!\s(?:de|del)\b)"
            ),
            (
                r"se\sha\s(?:demostrado|comprobado|mostrado)\sque|está\s(?:científicamente\s)?(?:demostrado|comprobado)"
                r"|científicamente\s(?:probado|demostrado)"
            ),
        ),
    ),
    Language(  # Italian
        cues="studi|ricerc|espert|analisi|scienz|scientificamente|provato|mostrato",
        told=(
            _row(
                "numerosi|diversi|molti|vari|alcuni|recenti|numerose|diverse|molte|varie|alcune|gli",
                "studi|ricerche|esperti|ricercatori|scienziati",
                """mostrano|dimostrano|suggeriscono|indicano|rivelano|confermano|concordano
        |hanno (?:dimostrato|mostrato|rivelato|confermato|evidenziato)""",
                r"(?:\s\w+){0,3}?",
                at_least=1,
            ),
            r"un[ao]?\s(?:\w+\s){0,2}?(?:studio|ricerca|meta-?analisi)\s(?:\w+\s){0,2}?"
            + _any("mostra|dimostra|suggerisce|ha (?:dimostrato|mostrato|rivelato|concluso|evidenziato)"),
        ),
        borne=(
            (
                r"secondo\s(?:(?:gli|alcuni|diversi|molti|numerosi|recenti|uno|numerose|alcune)\s)*"
                r"(?:studi|esperti|ricercatori|scienziati|ricerche|studio)\b(?!\s(?:di|del|dell[ao’'])\b)"
            ),
            r"è\sstato\s(?:scientificamente\s)?(?:dimostrato|provato|mostrato)\sche|scientificamente\s(?:provato|dimostrato)",
        ),
    ),
    Language(  # Portuguese
        cues="estudo|pesquis|especialista|ensaio|cientista|investigador|demonstrado|provado|cientificamente",
        told=(
            _row(
                "numerosos|vários|muitos|diversos|alguns|recentes|os|várias|muitas|diversas|algumas|as",
                "estudos|pesquisas|especialistas|pesquisadores|cientistas|investigadores",
                """mostram|demonstram|sugerem|indicam|revelam|confirmam|mostraram|apontam|comprovam|concordam
        |têm (?:mostrado|demonstrado)""",
                r"(?:\s\w+){0,3}?",
            ),
            r"um\s(?:\w+\s){0,2}?(?:estudo|ensaio)\s(?:\w+\s){0,2}?"
            + _any("mostra|mostrou|demonstrou|revelou|concluiu|sugere"),
        ),
        borne=(
            (
                r"(?:segundo|de\sacordo\scom)\s(?:(?:os|as|um|uma|vários|alguns|diversos|recentes|muitos)\s)*"
                r"(?:estudos?|pesquisas?|especialistas|pesquisadores|cientistas)\b(?!\s(?:de|do|da)\b)"
            ),
            r"(?:está|foi)\s(?:cientificamente\s)?(?:demonstrado|comprovado|provado)\sque|cientificamente\s(?:provado|comprovado)",
        ),
    ),
    Language(  # Dutch
        cues="studies|onderzoek|wetenschap|deskundig|experts|aangetoond|bewezen",
        told=(
            _row(
                "talrijke|verschillende|meerdere|veel|recente|sommige|diverse|de meeste",
                "studies|onderzoeken|onderzoekers|wetenschappers|deskundigen|experts",
                "tonen|toonden|laten zien|lieten zien|suggereren|wijzen uit|aangetoond|bewijzen|bevestigen",
                r"(?:\shebben(?:\s\w+){0,4}?)?",
            ),
            r"(?:wetenschappelijk\s|recent\s|veel\s)*onderzoek\s(?:heeft\s(?:\w+\s){0,3}?)?"
            + _any("toont|laat zien|wijst uit|aangetoond|uitgewezen|suggereert"),
        ),
        borne=(
            (
                r"volgens\s(?:(?:recente?|verschillende|veel|een|sommige|nieuw)\s)*"
                r"(?:studies|onderzoek(?:en|ers)?|deskundigen|wetenschappers|experts)\b(?!\s(?:van|door)\b)"
            ),
            (
                r"(?:uit\s(?:recent\s|veel\s)?onderzoek\sblijkt)|het\sis\s(?:aangetoond|bewezen)\sdat"
                r"|wetenschappelijk\s(?:bewezen|aangetoond)"
            ),
        ),
    ),
    Language(  # Polish
        cues="bada|naukow|ekspert|specjalist|wykazano|udowodniono|dowiedziono|klinicznie",
        told=(
            _row(
                "liczne|wiele|najnowsze|różne|niektóre|ostatnie|kolejne",
                "badania|badaczy|badacze|naukowcy|eksperci",
                """pokazują|pokazały|wykazały|wykazują|dowodzą|sugerują|wskazują|potwierdzają|udowodnili|twierdzą
        |dowiodły""",
                r"(?:\s\w+){0,2}?",
            ),
        ),
        borne=(
            (
                r"(?:według|zdaniem)\s(?:(?:najnowszych|licznych|wielu|niektórych|ostatnich)\s)*"
                r"(?:badań|naukowców|ekspertów|badaczy|specjalistów)"
            ),
            r"(?:wykazano|udowodniono|dowiedziono),?\sże|(?:naukowo|klinicznie)\s(?:udowodnion|potwierdzon|dowiedzion)\w+",
        ),
    ),
)
