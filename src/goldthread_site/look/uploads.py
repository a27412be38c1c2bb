"""Refuses a file that is over the limit while it arrives, so that a form can say so in plain words."""

from __future__ import annotations

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload


class LimitedUpload(FileUploadHandler):
    """Counts a file's bytes; over the limit the rest is read and dropped, and the request keeps the file's name."""

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.taken = 0

    def receive_data_chunk(self, raw_data, start):
        self.taken += len(raw_data)
        if self.taken > settings.UPLOAD_LIMIT_BYTES:
            self.request.upload_too_big = self.file_name
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size):
        return None


def name_of_refused_upload(request) -> str | None:
    """The name of the file that was refused for its size, once the form has been read."""
    return getattr(request, "upload_too_big", None)
