"""Refuses a file that is over the limit while it arrives, so that a form can say so in plain words."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload


def upload_limit(most: int) -> Callable:
    """Lets the view take in files of up to ``most`` bytes, instead of the usual limit."""

    def mark(view: Callable) -> Callable:
        view.upload_limit = most
        return view

    return mark


class LimitedUpload(FileUploadHandler):
    """Counts a file's bytes; over the limit the rest is read and dropped, and the request keeps the file's name."""

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.taken = 0
        asked = self.request.resolver_match  # known before the form is read: the guard against forged forms reads it
        self.most = getattr(asked and asked.func, "upload_limit", settings.UPLOAD_LIMIT_BYTES)

    def receive_data_chunk(self, raw_data, start):
        self.taken += len(raw_data)
        if self.taken > self.most:
            self.request.upload_too_big = self.file_name
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size):
        return None


def name_of_refused_upload(request) -> str | None:
    """The name of the file that was refused for its size, once the form has been read."""
    return getattr(request, "upload_too_big", None)
