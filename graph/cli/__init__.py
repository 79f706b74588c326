"""The command line: thin shells over the library. Heavy imports stand inside the commands."""
