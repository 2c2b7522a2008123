"""Data of the templates, drawn from stated truth."""
