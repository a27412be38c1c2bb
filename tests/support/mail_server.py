"""A real SMTP server on this machine, that keeps what it takes and refuses the addresses it is told to."""

from __future__ import annotations

import email
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller


class Post:
    """What the server took, in order; ``refuses`` are addresses that it says it does not know.

    Where it ``reads`` first, it says so only once it has the whole e-mail, as filters do.
    """

    def __init__(self, *refuses: str, reads: bool = False) -> None:
        self.refuses, self.reads, self.taken = refuses, reads, []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refuses and not self.reads:
            return "550 5.1.1 No such person here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if set(envelope.rcpt_tos) & set(self.refuses):
            return "554 5.7.1 Not wanted here"
        self.taken.append((envelope.rcpt_tos, email.message_from_bytes(envelope.content, policy=default)))
        return "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        """The e-mails that went to this address."""
        return [message for people, message in self.taken if address in people]


@contextmanager
def mail_server(settings, post: Post) -> Iterator[Post]:
    """The server, up, with the site's settings leading to it."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    running = Controller(post, hostname=settings.EMAIL_HOST, port=settings.EMAIL_PORT)
    running.start()
    try:
        yield post
    finally:
        running.stop()


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
