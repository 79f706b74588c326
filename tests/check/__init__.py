"""Tests of `graph/check`."""
