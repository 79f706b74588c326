"""Tests of `graph/ingest`."""
