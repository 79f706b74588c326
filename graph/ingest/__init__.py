"""Readers that turn fact files and registers into model objects."""
