"""The gallery: every chart in both languages, with the code that made it."""
