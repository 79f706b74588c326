"""Tests of `graph/model`."""
