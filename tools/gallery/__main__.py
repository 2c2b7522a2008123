"""Write the gallery: ``python -m tools.gallery docs/gallery``; with ``--readme``, the pictures of the README."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.gallery.pages import write_gallery
from tools.gallery.readme_pictures import write_readme_pictures

if __name__ == "__main__":
    if sys.argv[1] == "--readme":
        write_readme_pictures(Path(sys.argv[2]))
    else:
        write_gallery(Path(sys.argv[1]))
