"""One small file for each format: bytes or frames in, raw columns out."""
