"""Tests of `graph/build`."""
