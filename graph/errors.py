"""Every error the project raises on purpose; the command line shows each as one line."""


class AktorkartError(Exception):
    """Base of all errors that a user can do something about; its text says what.

    Attributes:
        nb: The text in Norwegian, for what `check` shows in both languages; else the English one.
    """

    def __init__(self, message: str, nb: str | None = None) -> None:
        super().__init__(message)
        self.nb = nb or message


class InvalidDateError(AktorkartError, ValueError):
    """A text that should be a date, month or year is none."""


class InvalidPeriodError(AktorkartError):
    """A period ends before it starts, or before it is attested."""


class InvalidIdError(AktorkartError, ValueError):
    """A text that should be a compact id such as `org/difi` is none."""


class FormError(AktorkartError, ValueError):
    """An item of a data file does not have the form that its section needs."""


class DataError(AktorkartError):
    """The fact files cannot be built into a graph; `aktorkart check` lists why."""


class NotFoundError(AktorkartError):
    """Something asked for by name does not exist; the text offers what is near."""


class AmbiguousNameError(AktorkartError):
    """A name fits several things; the text lists them."""


class ReleaseError(AktorkartError):
    """A built release is missing, incomplete or of another version."""


class QueryError(AktorkartError):
    """A SPARQL query or a parameter of a named question cannot be understood."""


class EvidenceError(AktorkartError):
    """The text of a source is missing or is not the one that was frozen."""


class PositionsError(AktorkartError):
    """A file that a map's layout should start from holds no positions."""


class ExportError(AktorkartError):
    """An export cannot be written."""
