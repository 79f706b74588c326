"""Tests of `graph.cli`."""
