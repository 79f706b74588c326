"""Tests of `graph.analysis`."""
