"""Receives files within a bound: past it, the rest is read and thrown away, the form survives.

What waits on the disk has no name there: a power cut leaves nothing behind.
"""

import io
import tempfile
from typing import IO, TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

_IN_MEMORY = 1024 * 1024


if TYPE_CHECKING:
    _File = UploadedFile[bytes]
else:
    _File = UploadedFile


class Received(_File):
    """A file of a form. `is_too_large` or `is_unkept` (no room here): then it holds no byte.

    `size` is what was sent, kept or not.
    """

    def __init__(
        self, *, file: IO[bytes], name: str, size: int, is_too_large: bool, is_unkept: bool
    ) -> None:
        super().__init__(file=file, name=name, size=size)
        self.is_too_large = is_too_large
        self.is_unkept = is_unkept


class Bounded(FileUploadHandler):
    """Keeps at most the installation's limit of each file, and goes on reading the form."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._limit = settings.FRANCJEU.upload_limit
        self.file: IO[bytes] = io.BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        # Closed by the request, with the form it belongs to.
        self.file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        self._size, self._is_unkept = 0, False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._size += len(raw_data)
        if self.file.closed:
            return
        try:
            if not self._is_over:
                self.file.write(raw_data)
        except OSError:
            self._is_unkept = True
        if self._is_over or self._is_unkept:
            self.file.close()

    def file_complete(self, file_size: int) -> Received:
        if self.file.closed:
            self.file = io.BytesIO()
        self.file.seek(0)
        return Received(
            file=self.file,
            name=self.file_name or "",
            size=self._size,
            is_too_large=self._is_over,
            is_unkept=self._is_unkept,
        )

    def upload_interrupted(self) -> None:
        self.file.close()

    @property
    def _is_over(self) -> bool:
        return self._size > self._limit
