"""Numbers as keys: on a day, of several at different times, of every scheme."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from graph.cli.main import main
from graph.errors import AmbiguousNameError, NotFoundError
from graph.kart import Kart


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("0710@2018-06-01", "place/sandefjord"),
        ("0706@2016-10-01", "place/sandefjord-0706"),
        ("1504@2016-10-01", "place/alesund-1504"),
        ("1507@2021-01-01", "place/alesund-1507"),
        ("01@2018-01-01", "place/ostfold-01-fylke"),
        ("NO-01@2019-01-01", "place/ostfold-01-fylke"),
        ("Q585", "place/oslo-fylke"),
        ("Q56915@2018-01-01", "place/aurskog-holand-0221"),
        ("Q56915@2025-01-01", "place/aurskog-holand"),
        ("991825827@2016-08-24", "org/difi"),
        ("991 825 827@2021-01-01", "org/digdir"),
    ],
)
def test_a_number_on_a_day(kart: Kart, text: str, entity: str) -> None:
    """A number means what bore it on that day, though others bear it at other times."""
    assert kart.asker.lookup.find(text) == entity


def test_all_candidates_with_periods(kart: Kart) -> None:
    """Without a day a number of several things lists all of them, with their periods, oldest first."""
    with pytest.raises(AmbiguousNameError) as caught:
        kart.asker.lookup.find("991825827")
    text = str(caught.value)
    difi, digdir = text.index("org/difi ("), text.index("org/digdir (")
    assert difi < digdir
    assert "to 2020-01-01, org/digdir" in text
    assert "991825827@2018-06-01" in text


def test_a_day_on_which_nothing_bears_it(kart: Kart) -> None:
    """A number that is borne at other times only says by whom and when."""
    with pytest.raises(
        NotFoundError, match=r"at other times: place/sandefjord \(Sandefjord\) from 2017-01-01"
    ):
        kart.asker.lookup.find("0710@2016-12-31")


@pytest.mark.parametrize("text", ["0710@1999", "0710@2018-13-01", "@2018-06-01", "9999@2018-06-01"])
def test_what_is_no_number_on_a_day(kart: Kart, text: str) -> None:
    """A text that is not a number and a day, or a number of nothing, is not found."""
    with pytest.raises(NotFoundError):
        kart.asker.lookup.find(text)


def test_possible_comes_after_likely(kart: Kart) -> None:
    """A name on a day is what surely or presumably has it then, not what only may have."""
    assert kart.asker.lookup.find("Sandefjord kommune@2018-06-01") == "org/sandefjord-kommune"


def test_in_a_command(release: Path, kart: Kart, monkeypatch: pytest.MonkeyPatch) -> None:
    """`show` takes a number on a day."""
    monkeypatch.setattr("graph.kart.load", lambda *_, **__: kart)
    result = CliRunner().invoke(main, ["show", "0710@2018-06-01", "--release", str(release)])
    assert result.exit_code == 0
    assert "place/sandefjord" in result.stdout
