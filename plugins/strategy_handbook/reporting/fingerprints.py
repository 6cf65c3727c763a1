"""What a finding is recognised by from one run to the next, wherever its line has moved to."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from strategy_handbook.findings import Finding


def fingerprinted(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Pair each finding with a fingerprint of its own.

    It is made of the check, the thing and the field, and counts those that share all three. Lines and messages are
    left out: the one moves with every edit above it, the other may say how many days something is late.
    """
    met: Counter[str] = Counter()
    for finding in findings:
        about = "\n".join((finding.check, finding.subject or finding.location.path, finding.field or ""))
        met[about] += 1
        yield finding, hashlib.sha256(f"{about}\n{met[about]}".encode()).hexdigest()
