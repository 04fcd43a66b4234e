"""Lists as the extraction from a page leaves them: wrapped lines, with nothing that parts the entries."""

import pytest

from evidencecheck.extract import extract
from evidencecheck.formats import read

AUTHOR_YEAR = [
    "Darwin, C., & Wallace, A. (1858). On the tendency of species to form varieties;\nand on the perpetuation of varieties and species by natural means of selection.\nJournal of the Proceedings of the Linnean Society of London, Zoology, 3(9), 45-62.",
    "Kahneman, D., & Tversky, A. (1979). Prospect theory: An analysis of decision\nunder risk. Econometrica, 47(2), 263-291. https://doi.org/10.2307/1914185",
    "Miller, G. A. (1956). The magical number seven, plus or minus two: Some limits on\nour capacity for processing information. Psychological Review, 63(2), 81-97.",
    "Rescorla, R. A., & Wagner, A. R. (1972). A theory of Pavlovian conditioning:\nVariations in the effectiveness of reinforcement and nonreinforcement. In\nA. H. Black & W. F. Prokasy (Eds.), Classical Conditioning II (pp. 64-99).\nNew York: Appleton-Century-Crofts.",
    "Tversky, A., & Kahneman, D. (1974). Judgment under uncertainty: Heuristics and\nbiases. Science, 185(4157), 1124-1131.",
    "Watson, J. D., & Crick, F. H. C. (1953). Molecular structure of nucleic acids: A\nstructure for deoxyribose nucleic acid. Nature, 171(4356), 737-738.",
]
GIVEN_FIRST = [
    "Leo Breiman. Random forests. Machine Learning, 45(1):5-32,\n2001.",
    "Corinna Cortes and Vladimir Vapnik. Support-vector networks. Machine\nLearning, 20(3):273-297, 1995.",
    "Sepp Hochreiter and Jürgen Schmidhuber. Long short-term memory. Neural\nComputation, 9(8):1735-1780, 1997.",
    "John Lafferty, Andrew McCallum, and Fernando Pereira. Conditional random\nfields: Probabilistic models for segmenting and labeling sequence data.\nIn Proceedings of the 18th International Conference on Machine Learning,\npages 282-289, 2001.",
    "David E. Rumelhart, Geoffrey E. Hinton, and Ronald J. Williams. Learning\nrepresentations by back-propagating errors. Nature, 323:533-536, 1986.",
]
PHYSICS = [
    "A. Einstein, B. Podolsky, and N. Rosen, Phys. Rev. 47, 777\n(1935).",
    "J. Bardeen, L. N. Cooper, and J. R. Schrieffer, Phys. Rev.\n108, 1175 (1957).",
    "P. W. Higgins, Phys. Lett. 12, 132 (1964).",
    "S. Weinberg, Phys. Rev. Lett. 19, 1264 (1967).",
    "B. P. Abbott et al. (LIGO Scientific Collaboration), Phys.\nRev. Lett. 116, 061102 (2016).",
]
VANCOUVER = [
    "Doll R, Hill AB. Smoking and carcinoma of the lung; preliminary\nreport. Br Med J. 1950;2(4682):739-48.",
    "Fleming A. On the antibacterial action of cultures of a penicillium,\nwith special reference to their use in the isolation of B. influenzae.\nBr J Exp Pathol. 1929;10(3):226-36.",
    "Marshall BJ, Warren JR. Unidentified curved bacilli in the stomach of\npatients with gastritis and peptic ulceration. Lancet. 1984;1(8390):\n1311-5.",
    "Hodgkin AL, Huxley AF. A quantitative description of membrane current\nand its application to conduction and excitation in nerve. J Physiol.\n1952;117(4):500-44.",
]
HEADINGS = pytest.mark.parametrize("heading", ["", "References\n\n", "REFERENCES\n"])


def found(text):
    return [
        " ".join(reference.span.of(text).split()) for reference in extract(read(text.encode(), "page.txt")).references
    ]


def flat(entries):
    return [" ".join(entry.split()) for entry in entries]


@HEADINGS
@pytest.mark.parametrize("entries", [AUTHOR_YEAR, GIVEN_FIRST], ids=["author and year", "given names first"])
def test_entries_without_labels_begin_with_names_in_the_fashion_of_the_list(heading, entries):
    assert found(heading + "\n".join(entries)) == flat(entries)


@HEADINGS
@pytest.mark.parametrize("entries", [AUTHOR_YEAR, GIVEN_FIRST, VANCOUVER], ids=["APA", "given names first", "medicine"])
def test_what_goes_on_may_be_indented(heading, entries):
    assert found(heading + "\n".join(entry.replace("\n", "\n    ") for entry in entries)) == flat(entries)


@HEADINGS
def test_authors_may_be_parted_by_semicolons(heading):
    entries = [
        "ALBERT, R.; BARABÁSI, A.-L. Statistical mechanics of complex networks.\nReviews of Modern Physics, v. 74, p. 47-97, 2002.",
        "ERDŐS, P.; RÉNYI, A. On random graphs I. Publicationes Mathematicae,\nv. 6, p. 290-297, 1959.",
        "NEWMAN, M. E. J.; STROGATZ, S. H.; WATTS, D. J. Random graphs with\narbitrary degree distributions and their applications. Physical\nReview E, v. 64, 026118, 2001.",
        "WATTS, D. J.; STROGATZ, S. H. Collective dynamics of 'small-world'\nnetworks. Nature, v. 393, p. 440-442, 1998.",
    ]
    assert found(heading + "\n".join(entries)) == flat(entries)
    assert found(heading + "\n".join(f"[{n}] {entry}" for n, entry in enumerate(entries, 1))) == flat(entries)


@HEADINGS
@pytest.mark.parametrize("label", ["[{}] ", "{}. ", "({}) ", "{}) ", "{}.\n", "[{}]\n"])
@pytest.mark.parametrize("entries", [PHYSICS, VANCOUVER], ids=["physics", "medicine"])
def test_labels_that_count_settle_where_entries_begin(heading, label, entries):
    text = heading + "\n".join(label.format(n) + entry for n, entry in enumerate(entries, 1))
    assert found(text) == flat(entries)


def test_the_labels_are_the_references_numbers():
    text = "References\n" + "\n".join(f"[{n}] {entry}" for n, entry in enumerate(PHYSICS, 1))
    assert [r.number for r in extract(read(text.encode(), "page.txt")).references] == ["1", "2", "3", "4", "5"]


def test_labels_may_be_keys():
    keys = ["EPR", "BCS57", "Hig", "Wei67", "Abb+16"]
    text = "References\n" + "\n".join(f"[{key}] {entry}" for key, entry in zip(keys, PHYSICS, strict=True))
    assert found(text) == flat(PHYSICS)


@HEADINGS
def test_a_dash_stands_for_the_authors_of_the_entry_before(heading):
    entries = [
        "Keynes, J. M. 1919. The Economic Consequences of the Peace. Macmillan,\nLondon.",
        "---. 1930. A Treatise on Money. Macmillan, London.",
        "---. 1936. The General Theory of Employment, Interest and Money.\nMacmillan, London.",
        "Samuelson, P. A. 1938. A note on the pure theory of consumer's\nbehaviour. Economica 5: 61-71.",
        "---. 1954. The pure theory of public expenditure. Review of Economics\nand Statistics 36: 387-389.",
        "Solow, R. M. 1956. A contribution to the theory of economic growth.\nQuarterly Journal of Economics 70: 65-94.",
    ]
    names = [" ".join(entry.removeprefix("---. ").split()) for entry in entries]
    assert [entry.removeprefix("---. ") for entry in found(heading + "\n".join(entries))] == names


def test_an_entry_under_one_label_may_hold_several_works():
    text = (
        "References\n[1] P. W. Higgs, Phys. Lett. 12, 132 (1964); F. Englert and\nR. Brout, Phys. Rev. Lett. 13, 321 (1964);\n"
        "G. S. Guralnik, C. R. Hagen, and T. W. B. Kibble, Phys. Rev.\nLett. 13, 585 (1964).\n"
        "[2] S. L. Glashow, Nucl. Phys. 22, 579 (1961); S. Weinberg,\nPhys. Rev. Lett. 19, 1264 (1967).\n"
        "[3] G. 't Hooft and M. Veltman, Nucl. Phys. B 44, 189 (1972).\n"
    )
    references = extract(read(text.encode(), "page.txt")).references
    assert [r.label for r in references] == ["1.1", "1.2", "1.3", "2.1", "2.2", "3"]
    assert references[1].raw == "F. Englert and R. Brout, Phys. Rev. Lett. 13, 321 (1964)"
    assert references[3].raw == "S. L. Glashow, Nucl. Phys. 22, 579 (1961)"


def test_a_label_that_was_lost_does_not_join_two_entries():
    lines = [f"[{n}] {entry}" for n, entry in enumerate(PHYSICS, 1)]
    lines[2] = PHYSICS[2]
    assert found("References\n" + "\n".join(lines)) == flat(PHYSICS)


@pytest.mark.parametrize("heading", ["", "References\n\n"])
def test_a_list_may_be_one_line(heading):
    text = heading + " ".join(f"{n}. {entry}" for n, entry in enumerate(flat(VANCOUVER), 1))
    assert found(text) == flat(VANCOUVER)


def test_a_list_may_be_one_line_with_its_heading():
    assert found("References " + " ".join(flat(AUTHOR_YEAR))) == flat(AUTHOR_YEAR)


def test_the_foot_of_an_article_is_no_part_of_its_last_reference():
    text = "References\n" + "\n".join(f"{n}. {entry}" for n, entry in enumerate(PHYSICS, 1))
    assert found(text + "\nCommunicated by R. Ito\n") == flat(PHYSICS)


def test_the_authors_at_the_head_of_a_page_are_no_part_of_a_reference():
    lines = [f"{n}. {entry}" for n, entry in enumerate(PHYSICS, 1)]
    assert found("References\n" + "\n".join([*lines[:2], "R. Ito et al.", *lines[2:]])) == flat(PHYSICS)


def test_a_list_goes_on_over_the_break_of_a_page():
    text = "References\n" + "\n".join(AUTHOR_YEAR[:3]) + "\n\n" + "\n".join(AUTHOR_YEAR[3:])
    assert found(text) == flat(AUTHOR_YEAR)


@pytest.mark.parametrize("label", ["", "{}. ", "[{}] "])
@pytest.mark.parametrize("entries", [AUTHOR_YEAR, VANCOUVER, PHYSICS], ids=["APA", "medicine", "physics"])
def test_blank_lines_may_part_the_entries(label, entries):
    text = "References\n\n" + "\n\n".join(label.format(n) + entry for n, entry in enumerate(entries, 1))
    assert found(text) == flat(entries)


def test_wrapped_prose_is_no_list():
    text = (
        "The depot was built in 1931 and burnt down in 1944. Smith and Jones (1987)\n"
        "say that nobody was hurt; Brown (1990) doubts it. In 1952 the council voted\n"
        "for a new one. A. Miller, who had designed the station, drew the plans. They\n"
        "were lost in 1960, when the archive moved to a cellar by the river, but a\n"
        "copy came to light in 1998 and hangs in the hall today.\n"
    )
    assert not found(text)
