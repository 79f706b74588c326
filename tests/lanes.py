"""The two lanes: `make test` runs the quick one, the rest is marked `slow`."""

from collections.abc import Collection, Iterable
from typing import TypeVar

import pytest
from _pytest.mark import ParameterSet

Case = TypeVar("Case")


def quick(cases: Iterable[Case], chosen: Collection[Case], *, several: bool = False) -> list[ParameterSet]:
    """Cases for `parametrize` of which the quick lane has some, and the long lane the others.

    Args:
        cases: All cases.
        chosen: Those of the quick lane.
        several: A case is a tuple with the values of several parameters.
    """
    every = list(cases)
    if missing := [case for case in chosen if case not in every]:
        raise ValueError(f"there is no case {missing}")
    return [_case(case, several=several, slow=case not in chosen) for case in every]


def _case(case: object, *, several: bool, slow: bool) -> ParameterSet:
    values = case if several and isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=pytest.mark.slow if slow else ())
