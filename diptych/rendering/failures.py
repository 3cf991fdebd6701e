"""What to say when a template cannot be used.

Templates are made to be edited, so a slip in one is told like a slip in an article: file, line, and what is wrong.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from diptych.errors import ContentError

__all__ = ["naming_the_template"]


@contextmanager
def naming_the_template() -> Iterator[None]:
    """Turn an error of the template engine into a ContentError that names the template's file and line."""
    try:
        yield
    except TemplateSyntaxError as error:
        raise ContentError(
            error.filename or error.name or "template", f"{error.message}.", line=error.lineno
        ) from error
    except TemplateError as error:
        problem = f"there is no template “{error.name}”." if isinstance(error, TemplateNotFound) else f"{error}."
        file, line = _place(error)
        raise ContentError(file, problem, line=line) from error


def _place(error: TemplateError) -> tuple[str, int | None]:
    """The innermost template that the error passed through: the engine gives their frames the templates' names."""
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        if Path(frame.filename).suffix not in {".py", ""}:
            return frame.filename, frame.lineno
    return error.message or "template", None
