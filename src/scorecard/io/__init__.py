"""Doors to the outside: files and data frames."""
