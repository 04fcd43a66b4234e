"""Patterns of references by style family and kind of work, for `synthetic_strings.py`.

A pattern is text with `<field>` slots. `{...}` is left out when a slot in it has no value, `[[a||b]]` is one of its choices.
"""
# ruff: noqa: E501  # a pattern reads best on one line

from __future__ import annotations

WEB_EN = "[[<url>||Available at: <url>||Available from: <url>||Retrieved from <url>||<url>]]"
DOI = "[[ https://doi.org/<doi>||  doi:<doi>|| doi: <doi>|| DOI: <doi>|| https://doi.org/<doi>]]"
DOTDOI = "{[[ https://doi.org/<doi>|| doi:<doi>.|| doi: <doi>.|| doi: <doi>]]}"
IDS = "{[[ PMID: <pmid>|| PMID: <pmid>.|| PubMed PMID: <pmid>.]]}"

AMA = {
    "article": "<author>. <title>. <container>. <date>{;<volume>}{(<issue>)}{[[:|| :||: ]]<page>}." + IDS + DOTDOI,
    "chapter": "<author>. <title>. In: <editor>, [[editors||eds||ed]]. <container>.{ <edition>.} <place>: <publisher>; <year>{[[:||. p. ||:]]<page>}.",
    "book": "<author>. <title>.{ <edition>.} <place>: <publisher>; <year>.{ <isbn>.}",
    "edited": "<editor>, [[editors||eds]]. <title>.{ <edition>.} <place>: <publisher>; <year>.",
    "report": "<author>. <title>. {[[<genre>{ [[No. ||no. ||]]<number>}. ||]]}{[[<place>: ||]]}[[<publisher>||<institution>]]; <date>.{[[ Report No.: <number>.|| [[<genre>]]] No. <number>.||]]}{ [[<accessed>. ||]]"
    + WEB_EN
    + "}",
    "thesis": "<author>. <title>[[ [<genre>]. || (<genre>). ||. <genre>. || [<genre>]. {<place>: }]]<institution>; <year>.",
    "page": "<title>. <container>. [[<date>. ||]]<accessed>. <url>",
    "web": "<author>. <title>[[. || [Internet]. || [Internet]. ]]{<container>; }<year>{ [[[<accessed>]||(<accessed>)||[<accessed>]]]}. [[Available from: <url>||Available from: <url>.||<url>]]",
    "proceedings": "<author>. <title>. In: {<editor>, editors. }<container>; <year>; <place>. <publisher>; <year-2>. p. <page>.",
    "preprint": "<author>. <title>. [[{<container>. }<year>||Preprint. {<container>. }<year>||Preprint. Posted online <date>. {<container> }<year-2>]]{. [[doi: <doi>||https://doi.org/<doi>]]}{[[. <arxiv>|| [<arxiv>]]]}.",
    "dataset": "<author>. <title>[[ [<genre>]||]]. [[<container>; <year>||<container>. <year>||<year>. <container>||<container>. <date>. <accessed>]]. [[doi:<doi>||Available from: https://doi.org/<doi>||https://doi.org/<doi>]]",
}
APA = {
    "article": "<author> (<year>). <title>. <container>{, <volume>}{[[(<issue>)||(<issue>)||, (<issue>)]]}{, <page>}.{"
    + DOI
    + "}",
    "chapter": "<author> (<year>). <title>. In <editor-natural> ([[Eds.||Ed.||eds.||Hrsg.]]), <container> ([[{<edition>, }pp. <page>||pp. <page>||{Vol. <volume>, }pp. <page>]]). {[[<place>: ||]]}<publisher>.",
    "book": "<author> (<year>). <title>{ (<edition>.)}{ (<translator>, Trans.)}. [[<place>: ||||<place>: ]]<publisher>.{ https://doi.org/<doi>}",
    "edited": "<editor> ([[Eds.||Ed.||Eds.]]). (<year>). <title>{ (<edition>.)}. [[<place>: ||]]<publisher>.",
    "report": "<author> (<year>). <title>{ (<genre>{ [[No. ||]]<number>})}. [[{<place>: }||]][[<publisher>||<institution>]].{ <url>}",
    "thesis": "<author> (<year>). <title> [[[<genre>, <institution>]||(<genre>). <institution>||(<genre>, <institution>)]].{[[ <container>.||]]}{ <url>}",
    "page": "<title>. (<date>). <container>. [[<url>||<accessed>, from <url>||Retrieved from <url>]]",
    "web": "<author> (<date>). <title>. {<container>. }[[<url>||{<accessed>, from }<url>||Retrieved from <url>]]",
    "proceedings": "<author> (<year>). <title>. In [[{<editor-natural> (Eds.), }||]]<container> (pp. <page>){. <place>}{[[: ||. ]]<publisher>}.",
    "preprint": "<author> (<year>). <title>. [[{<container>. https://doi.org/<doi>}||{<arxiv>}||{arXiv preprint <arxiv>.}]]",
    "dataset": "<author> (<year>). <title> [<genre>]. <container>. https://doi.org/<doi>",
}
MLA = {
    "article": "<author>. “<title>.” <container>[[{, vol. <volume>}{, no. <issue>}, <date>{, pp. <page>}.|| <volume>{.<issue>} (<year>){: <page>}.||{, vol. <volume>}{, no. <issue>}, <date>{, pp. <page>}.]]{ doi:<doi>.}",
    "chapter": "<author>. “<title>.” <container>, [[edited by <editor-natural>, ||ed. <editor-natural>, ||ed. by <editor-natural>. ]][[||<place>: ]]<publisher>, <year>, pp. <page>.",
    "book": "<author>. <title>.{ [[Translated by||Trans.]] <translator>[[,||.]]}{ <edition>.} [[||<place>: ]]<publisher>, <year>.{ <isbn>.}",
    "edited": "<editor>, [[editors||eds||editor]]. <title>. [[||<place>: ]]<publisher>, <year>.",
    "report": "<author>. <title>. {<genre>{ no. <number>}. }[[<publisher>||<institution>]], <year>{, <url>}.",
    "thesis": "<author>. <title>. <year>. <institution>, <genre>.",
    "web": "<author>. “<title>.” {<container>, }<date>, <url>.{ <accessed>.}",
    "page": "“<title>.” <container>, <date>, <url>.{ <accessed>.}",
    "dataset": "<author>. <title>. <container>, <year>, https://doi.org/<doi>.[[ <genre>.||]]",
    "preprint": "<author>. “<title>.” {<container>, <date>, [[doi:<doi>||https://doi.org/<doi>]].}{arXiv, <date>, <arxiv>.}[[ Preprint.||]]",
}
CHICAGO = {
    "article": "<author>. “<title>.” <container>[[ <volume>{, no. <issue>} (<date>){: <page>}.|| <volume>{ (<issue>)} (<year>){: <page>}.|| <volume>{, no. <issue>} (<date>){: <page>}.]]{ https://doi.org/<doi>.}",
    "chapter": "<author>. “<title>.” In <container>, edited by <editor-natural>, <page>. <place>: <publisher>, <year>.",
    "book": "<author>. <title>.{ Translated by <translator>.}{ <edition>.}{ <series>{ <volume>}.} <place>: <publisher>, <year>.{ <isbn>.}",
    "edited": "<editor>, [[eds||ed]]. <title>.{ <edition>.} <place>: <publisher>, <year>.",
    "report": "<author>. <title>. {<genre>{ <number>}. }{<place>: }[[<publisher>||<institution>]], <year>.{ <url>.}",
    "thesis": "<author>. “<title>.” <genre>, <institution>, <year>.",
    "web": "<author>. “<title>.” {<container>, }<date>. {<accessed>. }<url>.",
    "page": "[[“<title>.” <container>||<container>. “<title>.”]][[, <date>. ||. <date>. ||. ]]{<accessed>. }<url>.",
    "dataset": "<author>. “<title>.” [[<genre>. ||]]<container>, <year>. [[https://doi.org/<doi>.||doi:<doi>.]]",
    "preprint": "<author>. “<title>.” [[Preprint, ||Preprint. ||]]{<container>, <date>. https://doi.org/<doi>.}{submitted <date>. <arxiv>.}",
}
CHICAGO_AD = {
    "article": "<author>. <year>. “<title>.” <container> <volume>{[[ (<issue>)||, no. <issue>||(<issue>)]]}{: <page>}.{ https://doi.org/<doi>.}",
    "chapter": "<author>. <year>. “<title>.” In <container>, edited by <editor-natural>, <page>. <place>: <publisher>.",
    "book": "<author>. <year>. <title>.{ <edition>.}{ <series>{ <volume>}.} <place>: <publisher>.",
    "edited": "<editor>, [[eds||ed]]. <year>. <title>. <place>: <publisher>.",
    "report": "<author>. <year>. <title>. {<genre>{ <number>}. }{<place>: }[[<publisher>||<institution>]].{ <url>.}",
    "thesis": "<author>. <year>. “<title>.” <genre>, <institution>.",
    "web": "<author>. <year>. “<title>.” {<container>. }{<accessed>. }<url>.",
    "page": "[[“<title>.” <year>. <container>.||<container>. <year>. “<title>.”]] {<accessed>. }<url>.",
    "dataset": "<author>. <year>. “<title>.” [[<genre>. ||]]<container>. https://doi.org/<doi>.",
    "preprint": "<author>. <year>. “<title>.” [[Preprint, ||Preprint. ||]]{<container>. https://doi.org/<doi>.}{<arxiv>.}",
}
NOTE = {
    "article": "<author>, “<title>,” <container>[[ <volume>{, no. <issue>} (<date>){: <page>}.|| <volume>{ (<issue>)} (<year>){, <page>}.|| <volume> (<year>){, pp. <page>}.]]",
    "chapter": "<author>, “<title>,” in <container>, [[ed. <editor-natural>||edited by <editor-natural>]] (<place>: <publisher>, <year>), <page>.",
    "book": "<author>, <title>{, trans. <translator>}{, <edition>.} (<place>: <publisher>, <year>)[[.||, <cited>.||, p. <cited>.||, pp. <cited-range>.]]",
    "edited": "<editor>, [[eds.||ed.]], <title> (<place>: <publisher>, <year>)[[.||, <cited>.]]",
    "thesis": "<author>, “<title>” (<genre>, <institution>, <year>){, <cited>}.",
    "web": "<author>, “<title>,” {<container>, }<date>, {<accessed>, }<url>.",
    "page": "“<title>,” <container>, [[<date>, ||]]{<accessed>, }<url>.",
    "dataset": "<author>, “<title>,” [[<genre>, ||]]<container>, <year>, https://doi.org/<doi>.",
    "preprint": "<author>, “<title>,” preprint, {<container>, <date>, https://doi.org/<doi>.}{submitted <date>, <arxiv>.}",
    "report": "<author>, <title>{, <genre>{ <number>}} ({<place>: }[[<publisher>||<institution>]], <year>)[[.||, <cited>.]]",
}
IEEE = {
    "article": "<author>, “<title>,” <container>, vol. <volume>{, no. <issue>}{, pp. <page>}, <date>{[[, doi: <doi>||]]}.",
    "chapter": "<author>, “<title>,” in <container>, [[<editor-natural>, Eds. ||<editor-natural>, Ed., ]]<place>: <publisher>, <year>, pp. <page>.",
    "book": "<author>, <title>{, <edition>}. <place>: <publisher>, <year>{, pp. <cited-range>}.",
    "report": "<author>, “<title>,” [[<publisher>||<institution>]]{, <place>}{, <genre>{ <number>}}, <date>.{ [Online]. Available: <url>}",
    "thesis": "<author>, “<title>,” <genre>, [[||Dept. Elect. Eng., ||Dept. Comput. Sci., ||School of Physics, ]]<institution>{, <place>}, <year>.",
    "page": "“<title>.” <container>. [[<url>||[Online]. Available: <url>||Accessed: <access-date>. [Online]. Available: <url>]]",
    "dataset": "<author>, [[<year>, ||]]“<title>,” [[<genre>, ||]]<container>[[, <year>||]][[, doi: <doi>.||. [Online]. Available: https://doi.org/<doi>]]",
    "web": "<author>. “<title>.” {<container>. }[[<url>||[Online]. Available: <url>||Accessed: <access-date>. [Online]. Available: <url>]]{ (<accessed>)}.",
    "proceedings": "<author>, “<title>,” in <container>{, ser. <series>}{, vol. <volume>}[[, <place>, ||, ||. ]]{[[<publisher>, ||]]}<year>, pp. <page>{, doi: <doi>}.",
    "preprint": "<author>, “<title>,” {<container>, }[[{arXiv preprint <arxiv>, }||{<arxiv>, }]]{doi: <doi>, }<year>.",
}
HARVARD = {
    "article": "<author>[[ (<year>) ||, <year>. || (<year>). ]][[‘<title>’, ||<title>. ||<title>, ]]<container>{, [[<volume>||vol. <volume>||<volume>]]}{[[(<issue>)||, no. <issue>||(<issue>)]]}{, [[pp. <page>||pp.<page>||p. <page>||pp. <page>]]}.{[[ doi: <doi>.|| Available at: https://doi.org/<doi>.||]]}",
    "chapter": "<author>[[ (<year>) ||, <year>. ]][[‘<title>’, ||<title>. ]][[in||In:||In]] <editor>[[, eds. || (eds.) || (ed.) || (eds) ]]<container>. <place>: <publisher>, pp. <page>.",
    "book": "<author>[[ (<year>) ||, <year>. ||, <year>, ]]<title>[[. ||, ]]{<edition>. }<place>: <publisher>.{ <isbn>.}",
    "edited": "<editor>[[ (eds.) || (eds) ||, eds., ||, ed. ]][[(<year>) ||<year>. ]]<title>. <place>: <publisher>.",
    "report": "<author>[[ (<year>) ||, <year>. ]]<title>. {<genre>{ [[no. ||]]<number>}[[. ||, ]]}{<place>: }[[<publisher>||<institution>]].{ [[Available at: <url>||[online] Available at: <url>]]}",
    "thesis": "<author>[[ (<year>) ||, <year>. ]]<title>. <genre>. <institution>.{[[ Available at: <url>||]]}",
    "page": "<container> (<year>) <title>. Available at: <url> (<accessed>).",
    "dataset": "<author>[[ (<year>) ||, <year>. ]]<title>[[ [<genre>]||]]. <container>. Available at: https://doi.org/<doi>[[ (<accessed>).||]]",
    "web": "<author>[[ (<year>) ||, <year>. ]]<title>. {<container>. }[[[online] ||||]]Available at: <url>[[ (<accessed>)|| [<accessed>]]].",
    "proceedings": "<author>[[ (<year>) ||, <year>. ]][[‘<title>’, ||<title>. ]][[in||In:]] <container>. <place>, {<publisher>, }pp. <page>.",
    "preprint": "<author>[[ (<year>) ||, <year>. ]]<title>. {<container>. }[[{<arxiv>}||{[Preprint] <arxiv>}]]{doi: <doi>}.",
}
BLUEBOOK = {  # rules 15 to 18: the volume before the journal, its first page, the year at the end
    "article": "<author>, <title>, <volume> <container> <first>[[ (<year>).||, <cited> (<year>).]]",
    "book": "<author>, <title>[[ ({<edition> }<year>).|| <cited> ({<edition> }<year>).]]",
    "chapter": "<author>, <title>, in <container> <first> (<editor-natural> [[ed.||eds.]], <year>).",
    "thesis": "<author>, <title> (<year>) ([[unpublished ||]]<genre>, <institution>)[[.|| (on file with author).]]",
    "report": "<author>, <title>{, <number>} (<year>).",
    "web": "<author>, <title>, {<container> }(<date>), <url>.",
    "page": "<title>, <container> (<date>), <url>.",
    "dataset": "<author>, <title>[[ [<genre>]||]], <container> (<year>), https://doi.org/<doi>.",
    "preprint": "<author>, <title>, {<container> (<date>), https://doi.org/<doi>.}{arXiv (<date>), <arxiv>.}",
}
ACS = {
    "article": "<author> [[<title>. ||<title>. ||]]<container> <year>{, <volume>}{[[ (<issue>)||]]}{, <page>}.{[[ https://doi.org/<doi>.|| DOI: <doi>.||]]}",
    "chapter": "<author> <title>. In <container>; <editor>, Eds.; <publisher>: <place>, <year>; pp <page>.",
    "book": "<author> <title>{, <edition>.}; <publisher>: <place>, <year>{; p <cited>}.",
    "thesis": "<author> <title>. <genre>, <institution>, <year>.",
    "report": "<author> <title>; {[[<genre>{ <number>}; ||<number>; ]]}[[<publisher>||<institution>]]{: <place>}, <year>.{ https://doi.org/<doi>.}",
    "web": "<author> <title>. <url> (<accessed>).",
    "page": "<title>. <container>, <date>. <url> (<accessed>).",
    "dataset": "<author> <title>[[ [<genre>]; ||, ||. ]]<container>, <year>. https://doi.org/<doi>[[ (<accessed>).||.]]",
    "preprint": "<author> <title>. {<container>, <date>. https://doi.org/<doi>}{arXiv <date>, <arxiv>}[[ (<accessed>).||.]]",
}
NATURE = {
    "article": "<author> <title>. <container> <volume>{, <page>} (<year>).{ doi:<doi>}",
    "chapter": "<author> [[<title>. ||]]in <container> ([[eds||ed.||eds.]] <editor>) <page> (<publisher>, <year>).",
    "book": "<author> <title>{ <edition>.} (<publisher>[[, <place>||]], <year>).",
    "thesis": "<author> <title>. <genre>, <institution> (<year>).",
    "preprint": "<author> <title>. [[Preprint at ||]][[{https://doi.org/<doi>}||{<arxiv>}]] (<year>).",
    "report": "<author> <title> ([[<publisher>||<institution>]], <year>).",
    "web": "<author> <title>. {<container> }<url> (<year>).",
    "page": "<title>. <container> <url> (<year>).",
    "dataset": "<author> <title>. <container> https://doi.org/<doi> (<year>).",
    "proceedings": "<author> <title>. In <container> <page> (<publisher>, <year>).",
}
ELSEVIER = {
    "article": "<author>, <title>, <container> <volume>{[[||(<issue>)||]]} (<year>){ <page>}.{[[ https://doi.org/<doi>.|| doi:<doi>.||]]}",
    "chapter": "<author>, <title>, in: <editor-natural> (Eds.), <container>, <publisher>, <place>, <year>, pp. <page>.",
    "book": "<author>, <title>, {<edition>., }<publisher>, <place>, <year>.{ <isbn>.}",
    "thesis": "<author>, <title>, <genre>, <institution>, <year>.",
    "report": "<author>, <title>, {<genre>{ <number>}, }[[<publisher>||<institution>]]{, <place>}, <year>.",
    "web": "<author>, <title>, {<container>, }(<year>). <url> (<accessed>).",
    "proceedings": "<author>, <title>, in: {[[<editor-natural> (Eds.), ||]]}<container>, <publisher>, <place>, <year>, pp. <page>.",
}
ELSEVIER_YEAR = {
    "article": "<author>, <year>. <title>. <container> <volume>{[[ (<issue>)||]]}{, <page>}.{[[ https://doi.org/<doi>||]]}",
    "chapter": "<author>, <year>. <title>. In: <editor> (Eds.), <container>. <publisher>, <place>, pp. <page>.",
    "book": "<author>, <year>. <title>{, <edition>}. <publisher>, <place>.",
    "thesis": "<author>, <year>. <title>. <genre>, <institution>.",
    "report": "<author>, <year>. <title>. {<genre>{ <number>}. }[[<publisher>||<institution>]]{, <place>}.{ <url>}",
    "web": "<author>, <year>. <title>. {<container>. }<url> (<accessed>).",
}
PHYSICS = {
    "physics": "{<collaboration>, }<author>, [[<container> <volume>, <first> (<year>).||<container> <volume> (<year>) <first>.||<container> <volume>, <page> (<year>)||<container> <volume> (<year>) <page>]]{[[, <arxiv>.|| [<arxiv>].]]}",
    "book": "<author>, <title> (<publisher>, <place>, <year>){[[, p. <cited>||]]}.",
    "preprint": "<author>, [[<title>, ||<title>, ||]]{<container>, https://doi.org/<doi>}{<arxiv>}[[ (<year>).||.]]",
    "thesis": "<author>, <genre>, <institution>[[ (<year>).||, <year>.]]",
    "proceedings": "<author>, [[<title>, ||]]in <container>, {[[edited by <editor-natural> ||]]}(<publisher>, <place>, <year>), p. <first>.",
    "report": "<author>, <title>, [[<publisher>||<institution>]]{ <genre>}{ [[No. ||]]<number>} (<year>).",
}
JHEP = {
    "physics": "<author>{ [[(<collaboration>)||[<collaboration>]]]}, [[<title>, ||<title>, ||]]<container> <volume> (<year>) <first>{[[ [<arxiv>].|| [<arxiv>] [[[INSPIRE]||]].|| <arxiv>]]}",
    "preprint": "<author>, <title>, {<container> (<year>) <doi>}{<arxiv>}.",
    "book": "<author>, <title>, <publisher>, <place> (<year>).",
}
ASTRO = {
    "physics": "<author>[[ <year>||, <year>|| (<year>)]], <container>, <volume>, <first>",
    "article": "<author>[[ <year>||, <year>]], <container>, <volume>, <first>",
    "book": "<author>[[ <year>||, <year>]], <title> (<place>: <publisher>)",
    "chapter": "<author>[[ <year>||, <year>]], in <container>, ed. <editor-natural> (<place>: <publisher>), <first>",
    "preprint": "<author>[[ <year>||, <year>]], {<arxiv>}{<container>, doi:<doi>}",
}
IOP = {
    "physics": "<author> <year> [[<title> ||]]<container> <volume> [[<first>||<page>]]",
    "article": "<author> <year> <title> <container> <volume> [[<first>||<page>]]",
    "book": "<author> <year> <title> {<edition> }(<place>: <publisher>)",
    "chapter": "<author> <year> <title> <container> ed <editor> (<place>: <publisher>) pp <page>",
    "thesis": "<author> <year> <title> <genre> <institution>",
    "proceedings": "<author> <year> <title> <container> (<place>) (<publisher>) pp <page>",
}
DIN = {
    "article": "<author>: <title>. In: <container> [[<volume>||Bd. <volume>||<volume>. Jg.]]{[[, Nr. <issue>||, H. <issue>||, Heft <issue>]]} (<year>){, S. <page>}[[.||]]",
    "chapter": "<author>: <title>. In: <editor> (Hrsg.): <container>. <place>: <publisher>, <year>, S. <page>",
    "book": "<author>: <title>.{ <edition>.} <place>: <publisher>, <year>{ – <isbn>}",
    "edited": "<editor> (Hrsg.): <title>. <place>: <publisher>, <year>",
    "thesis": "<author>: <title>. <institution>, <genre>, <year>",
    "web": "<author>: <title>. {<container>, }<year>. [[URL||Verfügbar unter:||Online:]] <url> [[(<accessed>)||[<accessed>]||– <accessed>]]",
    "report": "<author>: <title>. {<genre>{ Nr. <number>}. }{<place>: }[[<publisher>||<institution>]], <year>",
}
GERMAN = {
    "article": "<author>[[ (<year>): || <year>: || (<year>). ]]<title>[[. In: ||, in: ||. ]]<container>[[ <volume>||, <volume>||, Jg. <volume>]]{[[ (<issue>)||, H. <issue>||(<issue>)]]}{, [[S. ||]]<page>}.",
    "chapter": "<author>[[ (<year>): || (<year>). ]]<title>[[. In: ||, in: ]]<editor> ([[Hg.||Hrsg.||Hgg.]])[[: ||, ]]<container>. [[<place>: <publisher>||<place>]], [[S. <page>||<page>]].",
    "book": "<author>[[ (<year>): || <year>: || (<year>). ]]<title>.{ <edition>.} [[<place>: <publisher>||<place>: <publisher>||<place>]].",
    "edited": "<editor> ([[Hg.||Hrsg.]]) (<year>)[[: ||. ]]<title>. <place>: <publisher>.",
    "thesis": "<author> (<year>): <title>. <genre>, <institution>.",
    "web": "<author> (<year>): <title>. [[Online unter: ||Online verfügbar unter ||]]<url>[[, <accessed>|| (<accessed>)]].",
}
FRENCH = {
    "article": "<author>[[, ||. ]][[« <title> »||« <title> »||<title>]], <container>[[, vol. <volume>||, t. <volume>||, <volume>]]{[[, no <issue>||, n° <issue>||(<issue>)]]}, <date>{, p. <page>}.",
    "chapter": "<author>, « <title> », [[in||dans]] <editor> ([[dir.||éd.||éds]]), <container>, <place>, <publisher>, <year>, p. <page>.",
    "book": "<author>[[, ||. ]]<title>[[, ||. ]]<place>[[, ||: || : ]]<publisher>, <year>{[[, <pages-total> p||]]}{, <edition>}.",
    "edited": "<editor> (dir.), <title>, <place>, <publisher>, <year>.",
    "thesis": "<author>, <title>, <genre>, <institution>, <year>.",
    "web": "<author>, « <title> », {<container>, }<date>[[, <url>||. URL : <url>||, [En ligne] : <url>]] [[(<accessed>)||[<accessed>]]].",
    "report": "<author>, <title>, {<place>, }[[<publisher>||<institution>]], <year>.",
}
FRENCH_YEAR = {
    "article": "<author>[[, <year>, || (<year>), || (<year>). ]][[« <title> »||“<title>”]], <container>{, [[<volume>||vol. <volume>]]}{[[ (<issue>)||, n° <issue>]]}{, [[p. ||pp. ]]<page>}.",
    "book": "<author>[[, <year>, || (<year>), || (<year>). ]]<title>, <place>, <publisher>.",
    "chapter": "<author>[[, <year>, || (<year>), ]]« <title> », in <editor-natural> ([[dir.||éds.]]), <container>, <place>, <publisher>, p. <page>.",
    "thesis": "<author> (<year>), <title>, <genre>, <institution>.",
}
ITALIAN = {
    "article": "<author>, <title>, [[in||in||]] [[«<container>»||“<container>”||<container>]], [[<volume>||vol. <volume>||<volume>]]{[[, <issue>||, n. <issue>||/<issue>]]} (<year>){, [[pp. ||p. ]]<page>}[[.||;||]]",
    "book": "<author>, <title>[[, <place> <year>||, <place>, <publisher>, <year>||, <publisher>, <place> <year>||, <place> <year>]]{[[, p. <cited>||, pp. <cited-range>||, vol. <volume-2>||]]}[[.||;||,||]]",
    "chapter": "<author>, <title>, in [[<container>, a cura di <editor-natural>||<editor-natural> (a cura di), <container>]], [[<place> <year>||<place>, <publisher>, <year>||<publisher>, <place> <year>]], pp. <page>.",
    "edited": "<title>, a cura di <editor-natural>, [[<place> <year>||<place>, <publisher>, <year>||<publisher>, <place> <year>]].",
    "thesis": "<author>, <title>, <genre>, <institution>, <year>.",
    "web": "<author>, <title>, <year>, <url> [[(<accessed>)||[<accessed>]]].",
}
SPANISH = {
    "article": "<author>[[ (<year>). || (<year>): ||, <year>, ]][[<title>. ||“<title>”, ||«<title>», ]]<container>, [[<volume>||vol. <volume>||<volume>]]{[[(<issue>)||, núm. <issue>||, n.º <issue>]]}{, [[pp. ||]]<page>}.",
    "chapter": "<author>[[ (<year>). ||, <year>, ]][[<title>. En||“<title>”, en]] <editor-natural> ([[eds.||comps.||coords.]]), <container> (pp. <page>). <place>: <publisher>.",
    "book": "<author>[[ (<year>). ||, <year>, || (<year>): ]]<title>[[. ||, ]]{<edition>. }<place>: <publisher>.",
    "edited": "<editor> ([[eds.||coords.||comp.]]) (<year>). <title>. <place>: <publisher>.",
    "thesis": "<author> (<year>). <title> (<genre>). <institution>.",
    "web": "<author> (<year>). <title>. {<container>. }[[Recuperado de||Disponible en:]] <url>{ (<accessed>)}",
}
ABNT = {
    "article": "<author> <title>. <container>{, <place>}, v. <volume>{, n. <issue>}{, p. <page>}, <year>.",
    "chapter": "<author> <title>. In: <editor> ([[Org.||Orgs.||ed.]]). <container>. <place>: <publisher>, <year>. p. <page>.",
    "book": "<author> <title>. {<edition>. }<place>: <publisher>, <year>.",
    "thesis": "<author> <title>. <year>. <genre> – <institution>, <year-2>.",
    "web": "<author> <title>. {<container>, }<year>. Disponível em: <url>. <accessed>.",
}
CS = {  # LaTeX's plain, alpha and abbrv
    "article": "<author>. <title>. <container>, <volume>{(<issue>)}{:<page>}, <date>.",
    "chapter": "<author>. <title>. In <editor-natural>, editors, <container>, pages <page>. <publisher>{, <place>}, <year>.",
    "book": "<author>. <title>. {volume <volume> of <series>. }<publisher>{[[, <place>||]]}, {[[<edition> edition||<edition>]], }<year>.",
    "edited": "<editor>, editors. <title>. <publisher>, <place>, <year>.",
    "report": "<author>. <title>. [[{<genre>{ <number>}, }||]][[<institution>||<publisher>]]{, <place>}, <date>.",
    "thesis": "<author>. <title>. <genre>, <institution>, <year>.",
    "proceedings": "<author>. <title>. In {[[<editor-natural>, editors, ||]]}<container>{, volume <volume> of <series>}, pages <page>{[[, <place>||]]}, <date>.{ <publisher>.}",
    "preprint": "<author>. <title>. {<container>, }[[{arXiv preprint <arxiv>, }||{<arxiv>, }]]{doi:<doi>, }<year>.",
    "web": "<author>. <title>. <url>, <year>.",
}
LIFE = {  # biology and ecology journals: year after the people, no brackets or with a colon
    "article": "<author>[[ (<year>) || <year>. || (<year>): ||. <year>. ]]<title>. <container>[[ ||, ||. ]]<volume>{[[(<issue>)||]]}[[: <page>||:<page>||, <page>]][[.||]]",
    "chapter": "<author>[[ (<year>) ||. <year>. ]]<title>. [[In: ||Pages <page> in ]]<editor-natural>[[ (eds) ||, editors. ||, eds. ]]<container>[[. ||, ]]<publisher>, <place>{[[, pp <page>||, USA||]]}[[.||]]",
    "book": "<author>[[ (<year>) ||. <year>. ]]<title>{, <edition>}. <publisher>, <place>[[.||]]",
    "report": "<author>[[ (<year>) ||. <year>. ]]<title>. {<genre>{ <number>}. }[[<publisher>||<institution>]]{, <place>}.",
    "thesis": "<author>[[ (<year>) ||. <year>. ]]<title>. <genre>, <institution>[[.||]]",
}
