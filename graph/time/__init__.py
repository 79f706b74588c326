"""The state of a day."""
