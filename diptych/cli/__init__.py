"""The command line: `diptych COMMAND`, and `python build.py`, which is `diptych build` by another name.

Each command is a function from parsed arguments to an exit status, in a module of its own that is imported only when
the command runs, so that `--help` answers at once. What Diptych refuses to do ends as one line on standard error and
status 1; a traceback means a defect in Diptych.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from diptych.cli.options import COMMANDS, command_parser, parsed_build_options
from diptych.errors import DiptychError

__all__ = ["build_main", "main"]

# The statuses a shell gives to a program ended by the same signal: 128 and the signal's number.
_STATUS_INTERRUPTED = 130
_STATUS_BROKEN_PIPE = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `diptych` with these arguments (the process's own by default); the exit status."""
    options = command_parser().parse_args(arguments)
    return _run(options.command, options)


def build_main(arguments: Sequence[str] | None = None) -> int:
    """Run `python build.py`: the command `build`, or `serve` where `--serve` is among the arguments."""
    options = parsed_build_options(arguments)
    return _run("serve" if options.serve else "build", options)


def _run(command: str, options: object) -> int:
    """Run one command; refusals, Ctrl-C and a reader that went away end it without a traceback."""
    module, function = COMMANDS[command].split(":")
    try:
        status: int = getattr(import_module(module), function)(options)
        sys.stdout.flush()
    except DiptychError as refusal:
        print(f"diptych: {_one_line(str(refusal))}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return _STATUS_INTERRUPTED
    except BrokenPipeError:
        # The interpreter flushes standard output once more on its way out; give it somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _STATUS_BROKEN_PIPE
    return status


def _one_line(message: str) -> str:
    return " ".join(message.split())
