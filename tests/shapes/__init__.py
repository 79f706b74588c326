"""Tests of the SHACL shapes, each with its good and bad graphs."""
