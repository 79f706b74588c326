"""Measures on the network of actors, each with a line of plain meaning."""
