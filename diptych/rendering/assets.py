"""Style sheets, scripts and pictures, as they are published under `assets/`.

A folder whose name is that of a file (`diptych.css/`, `story.js/`) is that file in parts, joined in order of name; a
project that has one part of the same name replaces that part alone. Comments in the parts speak to those who change
them and stay behind, but for those that begin with `/*!`, as notices of licence do. Everything else is copied as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from diptych.rendering.environment import template_folders

__all__ = ["asset_files"]

_JOINED = {".css", ".js"}
_STYLE_COMMENT = re.compile(r"""(?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*(?!!).*?\*/""", re.DOTALL)
_SCRIPT_COMMENT = re.compile(r"^[ \t]*/\*(?!!)(?:(?!\*/).)*\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_INDENTATION = re.compile(r"^[ \t]+|^\n|[ \t]+$", re.MULTILINE)


def asset_files(template_dirs: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """Every asset as its path in the site and its bytes, in order of path."""
    parts = _strongest(template_folders(template_dirs))
    joined: dict[str, list[str]] = {}
    for name in sorted(parts):
        joined.setdefault(_published(name), []).append(name)
    for path, names in sorted(joined.items()):
        if names == [path]:
            yield f"assets/{path}", parts[path].read_bytes()
        else:
            texts = (parts[name].read_text(encoding="utf-8") for name in names)
            yield f"assets/{path}", "\n".join(_without_comments(text, path) for text in texts).encode("utf-8")


def _without_comments(text: str, path: str) -> str:
    """A part without comments; of a style sheet, without its indentation, too. Strings are left alone.

    In a script only comments on lines of their own go: what else looks like one may stand in a regular expression.
    """
    if path.endswith(".js"):
        return _SCRIPT_COMMENT.sub("", text)
    return _INDENTATION.sub("", _STYLE_COMMENT.sub(lambda found: found["string"] or "", text))


def _strongest(folders: Sequence[Path]) -> dict[str, Path]:
    """Asset files by their path under `assets/`; a file in an earlier folder hides that of a later one."""
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        root = folder / "assets"
        found.update({file.relative_to(root).as_posix(): file for file in root.rglob("*") if file.is_file()})
    return found


def _published(name: str) -> str:
    """The file an asset becomes (part of): `diptych.css/10-type.css` belongs to `diptych.css`."""
    folder = Path(name).parent
    return folder.as_posix() if folder.suffix in _JOINED else name
