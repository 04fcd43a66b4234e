"""Entries that are kept as fields: printed in the order of reading, each word with its place, and read as stated."""

import re

from evidencecheck.formats._entry import Kept, Name, Printer
from evidencecheck.model.document import Document, Flow, FlowBuilder
from evidencecheck.model.people import Person
from evidencecheck.model.spans import Span
from evidencecheck.pipeline import analyse

SOURCE = (
    "year=2014 title={Letters that work} who={Ahn|Rita;Boyd|Tom} journal={J Clin Pract} volume={8} issue={2} "
    "pages={12-19} doi={10.5555/letters}"
)


def value(name):
    match = re.search(rf"{name}=\{{?([^}}\s][^}}]*?)(?:\}}|(?= title))", SOURCE)
    return Flow(SOURCE).slice(*match.span(1))


def words(text):
    return Flow(SOURCE).slice(SOURCE.index(text), SOURCE.index(text) + len(text))


def read(kept):
    builder = FlowBuilder()
    printer = Printer(builder)
    assert printer.entry(kept, "ahn14", Span(0, len(SOURCE)))
    document = Document(SOURCE, "text", builder.build(), tuple(printer.blocks), stated=tuple(printer.stated))
    (reference,) = analyse(document).references
    return reference


NAMES = {"author": (Name(words("Ahn"), words("Rita")), Name(words("Boyd"), words("Tom")))}
FIELDS = {
    "title": value("title"),
    "date": value("year"),
    "container-title": value("journal"),
    "volume": value("volume"),
    "issue": value("issue"),
    "page": value("pages"),
    "doi": value("doi"),
}


def test_it_is_printed_in_the_order_of_reading():
    assert read(Kept(NAMES, FIELDS)).raw == (
        "Ahn, Rita; Boyd, Tom. Letters that work. J Clin Pract 8(2):12-19. 2014. doi:10.5555/letters."
    )


def test_each_field_stands_where_its_value_is_written():
    reference = read(Kept(NAMES, FIELDS))
    places = {name: field.span.of(SOURCE) for name, field in reference.fields.items()}
    assert places.pop("author") == "Ahn|Rita;Boyd|Tom"
    assert places == {
        "title": "Letters that work",
        "container_title": "J Clin Pract",
        "volume": "8",
        "issue": "2",
        "page": "12-19",
        "issued": "2014",
        "doi": "10.5555/letters",
    }


def test_the_entry_stands_where_all_of_it_is_written():
    assert read(Kept(NAMES, FIELDS)).span == Span(0, len(SOURCE))


def test_its_names_are_not_guessed():
    people = read(Kept({"author": (Name(literal=words("Ahn|Rita;Boyd")),)}, FIELDS, others=True)).fields.author.value
    assert people.names == (Person(literal="Ahn|Rita;Boyd"),)
    assert people.others


def test_a_type_and_a_date_that_are_not_printed_are_said():
    fields = read(Kept(NAMES, FIELDS, type="journal-article", dated="2014-03")).fields
    assert fields.type == "journal-article"
    assert fields.issued.value.parts == (2014, 3)


def test_what_has_no_words_is_not_printed():
    assert not Printer(FlowBuilder()).entry(Kept(), "empty", Span(0, 3))
