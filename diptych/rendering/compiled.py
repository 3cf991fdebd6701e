"""Compiled templates, kept from one run to the next: compiling takes longer than comparing two articles."""

from __future__ import annotations

import hashlib
import marshal
import os
from contextlib import suppress
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

__all__ = ["CompiledTemplates"]

_DIGEST_SIZE = hashlib.sha256().digest_size


class CompiledTemplates(BytecodeCache):
    """A folder with a file for each template, each with a digest of itself and of what it was compiled from and by.

    What is missing, damaged, or from another version of the template or the program is compiled again. It is code, and
    trusted like the templates.
    """

    def __init__(self, folder: Path, version: str) -> None:
        """Keep them in `folder`; `version` stands for the program, Python and the template engine."""
        self._folder = folder
        self._version = version

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if its template is known."""
        try:
            data = self._file(bucket).read_bytes()
        except OSError:
            return
        digest, code = data[:_DIGEST_SIZE], data[_DIGEST_SIZE:]
        if digest == self._digest(bucket, code):
            bucket.code = marshal.loads(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in the bucket; does nothing where the folder cannot be written."""
        code = marshal.dumps(bucket.code)
        file = self._file(bucket)
        aside = file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(self._digest(bucket, code) + code)
            aside.replace(file)

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / bucket.key

    def _digest(self, bucket: Bucket, code: bytes) -> bytes:
        return hashlib.sha256(f"{self._version} {bucket.checksum} ".encode() + code).digest()
