"""Tests of `graph/time`."""
