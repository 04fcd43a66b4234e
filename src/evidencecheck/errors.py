"""What can go wrong that is the caller's to mend. Anything wrong with a document is a finding instead."""

from __future__ import annotations


class EvidenceCheckError(Exception):
    """The base of all errors that evidencecheck raises on purpose; the command turns it into exit code 2."""


class UnreadableError(EvidenceCheckError):
    """A path does not exist, is no file, or cannot be opened."""


class UnknownNameError(EvidenceCheckError):
    """A format, report, source or check was asked for by a name that no table holds."""


class ConfigError(EvidenceCheckError):
    """A configuration cannot be read, or says what none can say; the message has a line for each fault of the file."""


class LockError(EvidenceCheckError):
    """``references/evidence.lock`` is damaged or of a newer schema; it is never overwritten in that state."""


class BaselineError(EvidenceCheckError):
    """``references/evidence-baseline.json`` is damaged, of a newer schema, or cannot be written."""


class BibliographyError(EvidenceCheckError):
    """A ``references/*.bib`` file cannot be read; the message names file and line."""


class LocalIndexError(EvidenceCheckError):
    """A local index is damaged, half-built, or of another version; or what it is to be built from does not fit it."""


class UsageError(EvidenceCheckError):
    """Options that do not go together, or a value that an option does not take."""


class PluginError(EvidenceCheckError):
    """A package that was named as a plug-in is not installed, brings nothing, or brings what cannot be used."""


class EditError(EvidenceCheckError):
    """An edit lies outside of the text, overlaps another, or has no place in the file's source or in its encoding."""
