"""Whether a file may be kept as evidence: told by its name and its first and last bytes; nothing in it is opened."""

from goldthread.documents.evidence_files.accepted import Accepted, accepted, plain_name
from goldthread.documents.evidence_files.kinds import NotEvidence

__all__ = ["Accepted", "NotEvidence", "accepted", "plain_name"]
