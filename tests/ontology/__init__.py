"""Tests of the ontology: its terms and its JSON-LD context."""
