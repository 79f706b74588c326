"""The tests of Aktørkart."""
