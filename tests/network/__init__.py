"""Tests of `graph.network`."""
