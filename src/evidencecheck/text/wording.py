"""What a sentence is by its wording: a question, a caption, a definition, what its author did; or one that looks back.

Small lists of words in English, German, French, Spanish, Italian, Portuguese, Dutch and Polish. They err on the side of
finding nothing: a sentence of none of these kinds is taken for one that asserts something.
"""

from __future__ import annotations

import re

from evidencecheck.text.late import late

_I = re.IGNORECASE

_BACK = late(
    r"[\W_]*(?:"
    r"this|these|those|that(?=\s(?:is|was|means|said))|they|it|its|their|he|she|such|both|here|hence|thus|therefore|however"
    r"|moreover|furthermore|in\saddition|additionally|consequently|accordingly|nevertheless|nonetheless|in\scontrast|by\scontrast"
    r"|conversely|similarly|likewise|for\s(?:example|instance)|in\sparticular|as\sa\sresult|on\sthe\sother\shand|also|indeed"
    r"|dies(?:e[rsmn]?)?|jene[rsmn]?|er|sie|es|jedoch|allerdings|daher|deshalb|darum|deswegen|außerdem|zudem|ferner|dagegen"
    r"|hingegen|ebenso|folglich|somit|dennoch|trotzdem|zum\sbeispiel"
    r"|ce(?:t|tte|s|la|ci|lui-ci|lle-ci|ux-ci|lles-ci)?|il|elle|ils|elles|cependant|toutefois|néanmoins|de\splus|en\soutre|ainsi"
    r"|par\sexemple|par\sconséquent|en\srevanche|donc"
    r"|est[aeo]s?|es[aeo]s?|ell[oa]s?|él|sin\sembargo|no\sobstante|además|asimismo|por\s(?:lo\stanto|ejemplo|ello|eso)|así"
    r"|quest[aeio]|quell[aeio]|ess[aeio]|tuttavia|però|inoltre|pertanto|quindi|per\sesempio|ad\sesempio|perciò"
    r"|est[ae]s?|isto|isso|aquel[ae]s?|eles?|elas?|no\sentanto|contudo|todavia|além\sdisso|assim|portanto|por\sexemplo"
    r"|di[te]|deze|zij|ze|het|hij|echter|daarom|bovendien|daarnaast|bijvoorbeeld|toch"
    r"|t[aeo]|te[nj]|ci|tych?|on[aeoi]?|jednak(?:że)?|ponadto|dlatego|zatem|więc|na\sprzykład|również"
    r")(?!\w)",
    _I,
)
_QUESTION = late(r"[?？;]?[?？][\"”’»)\]\s]*$")
_CAPTION = late(
    r"[\W_]*(?:(?:supplementary|extended\sdata|online)\s)?(?:fig(?:ure|ura)?s?|tab(?:le|elle|leau|la|ella|ela|el)?|abb(?:ildung)?"
    r"|box|plate|scheme|chart|photo|foto|rys(?:unek)?|gráfico|grafico|illustration|schéma|exhibit|listing)\.?\s*"
    r"(?:[A-Z]?\d+(?:\.\d+)*[a-z]?|[IVX]+)\s*(?:[.:|—–-]|$)",
    _I,
)
_STUDY = r"(?:study|paper|work|article|report|trial|thesis|review|chapter|analysis|survey|experiments?|section)"
_DID = (
    r"(?:find|found|find\sout|observe|observed|showe?d?|demonstrated?|reported|saw|detected|measured?|used?|analy[sz]ed?|examined?"
    r"|investigated?|compared?|propose|proposed|hypothesi[sz]ed?|conclude|concluded|conducted|performed|present|presented|collected"
    r"|recruited|included|excluded|developed?|introduced?|describe|described|evaluated?|tested|estimated?|calculated?|asked|interviewed"
    r"|surveyed|identified|chose|selected|applied|applied|implemented|designed|review|reviewed|discuss|assessed|studied|derive|prove"
    r"|define|denote|assume|note\sthat|obtain|obtained)"
)
_OWN = late(
    rf"\b(?:(?:we|I)(?:\s(?:also|then|first|have|had|will|now|therefore|here|next|further|recently|previously|only))*\s{_DID}"
    rf"|our\s(?:own\s)?(?:results?|findings?|data|{_STUDY}|team|group|model|method|approach|sample|patients|participants|cohort|observations?"
    r"|hypothes[ie]s|work|experience|survey|laboratory|lab|analyses)"
    rf"|(?:in|of)\s(?:this|the\s(?:present|current))\s{_STUDY}|(?:this|the\s(?:present|current))\s{_STUDY}\s\w+"
    r"|the\spresent\s(?:results|findings|data)|herein|(?:see|in|cf\.)\s(?:fig(?:ure|\.)|table|section)\s?[\dIVX]"
    r"|unsere?[rnsm]?\s(?:ergebnisse|studie|daten|untersuchung|arbeit|analyse)|in\sdieser\s(?:studie|arbeit|untersuchung)"
    r"|die\svorliegende\s(?:studie|arbeit|untersuchung)|wir\s(?:fanden|zeigen|zeigten|untersuch\w+|beobachte\w+|haben|konnten)"
    r"|(?:notre|nos)\s(?:étude|résultats|données|analyse|travail|enquête)|(?:la\sprésente|cette)\sétude|nous\s(?:avons|montrons|observons)"
    r"|nuestr[ao]s?\s(?:estudio|resultados|datos|trabajo|análisis|hallazgos)|(?:el\spresente|este)\s(?:estudio|trabajo)"
    r"|(?:il\snostro|i\snostri|la\snostra)\s(?:studio|risultati|dati|ricerca|analisi)|(?:il\spresente|questo)\sstudio"
    r"|(?:nosso|nossos|nossa)\s(?:estudo|resultados|dados|pesquisa|análise)|(?:o\spresente|este)\sestudo"
    r"|(?:ons|onze)\s(?:onderzoek|resultaten|studie|gegevens)|dit\sonderzoek|deze\sstudie"
    r"|nasz[ea]?\s(?:badani[ae]|wyniki|dane|praca|analiza)|niniejsz\w+\s(?:badani\w+|prac\w+))\b",
    _I,
)
_DEFINES = late(
    r"\b(?:(?:is|are|was|were|be)\s(?:commonly\s|usually\s|often\s|here\s)?(?:defined\s(?:as|by|to\sbe)|called|termed|referred\sto\sas)"
    r"|is\sa\sterm\s(?:for|that)|refers?\sto|(?:is|are)\sshort\sfor|stands\sfor|by\sdefinition|let\sus\s|denotes?"
    r"|(?:wird|werden)\s(?:\w+\s){0,4}(?:definiert|bezeichnet|genannt)|unter\s(?:\w+\s){1,4}versteht\sman"
    r"|(?:est|sont)\s(?:défini\w*|appelé\w*)|on\sappelle|se\s(?:define|denomina|llama|entiende)\w*|si\s(?:definisce|intende|chiama)\w*"
    r"|(?:define-se|chama-se|entende-se)|wordt\s(?:\w+\s){0,4}(?:gedefinieerd|genoemd)|(?:nazywa|definiuje)(?:my)?\s(?:się\s)?)",
    _I,
)


def looks_back(sentence: str) -> bool:
    """Whether a sentence opens with a word that needs the one before it: "This", "However", "Diese", "Cependant"."""
    return _BACK.match(sentence) is not None


def is_question(sentence: str) -> bool:
    """Whether it asks."""
    return _QUESTION.search(sentence) is not None


def is_caption(block: str) -> bool:
    """Whether a paragraph is the caption of a figure or table: "Figure 2. …", "Tabelle 3: …"."""
    return _CAPTION.match(block) is not None


def is_own(sentence: str) -> bool:
    """Whether it tells what its author did or found, or points at a figure or table of its own."""
    return _OWN.search(sentence) is not None


def is_definition(sentence: str) -> bool:
    """Whether it says what a word means."""
    return _DEFINES.search(sentence) is not None


def asserts(sentence: str) -> bool:
    """Whether it is none of these, and so says something that a source could bear out."""
    return not (is_question(sentence) or is_own(sentence) or is_definition(sentence))
