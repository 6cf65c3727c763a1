"""Findings as JUnit XML, for whatever shows test results: Jenkins, GitLab, Azure DevOps, Bitbucket.

There is no standard; this keeps to what https://github.com/testmoapp/junitxml found most readers to share.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from strategy_handbook.checks import Report
from strategy_handbook.findings import Finding
from strategy_handbook.reporting.context import Context, summary, visible

_NO_CHARACTERS = re.compile("[\ufffe\uffff]")
"""Not allowed in XML 1.0, and not among what is made visible for terminals."""


def junit(report: Report, context: Context) -> str:
    """A test case for each finding: failed if it counts as failure, skipped while it is waived, else passed.

    Where nothing was found there is one that passed, as some readers refuse a report without any.
    """
    counts = {
        "name": "strategy check",
        "tests": str(len(report.findings) + len(report.waived) or 1),
        "failures": str(len(report.at_least(context.failing))),
        "errors": "0",
        "skipped": str(len(report.waived)),
    }
    top = ET.Element("testsuites", counts)
    suite = ET.SubElement(top, "testsuite", counts)
    for finding in report.findings:
        case = _case(suite, finding, context)
        if finding.severity >= context.failing:
            failure = ET.SubElement(case, "failure", type=finding.severity.word, message=_clean(finding.message))
            failure.text = _clean(str(finding))
        else:
            ET.SubElement(case, "system-out").text = _clean(str(finding))
    for waived in report.waived:
        reason = f"Waived until {waived.waiver.until.isoformat()}: {waived.waiver.reason}"
        ET.SubElement(_case(suite, waived.finding, context), "skipped", message=_clean(reason))
    if not len(suite):
        ET.SubElement(suite, "testcase", classname="strategy", name="No findings")
    ET.SubElement(suite, "system-out").text = "\n".join(summary(report, context))
    ET.indent(top)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(top, encoding="unicode")}\n'


def _case(suite: ET.Element, finding: Finding, context: Context) -> ET.Element:
    path = context.path(finding.location)
    subject = f" {finding.subject}" if finding.subject else ""
    return ET.SubElement(suite, "testcase", classname=_clean(path), name=_clean(f"{finding.check}{subject}"),
                         file=_clean(path), line=str(finding.location.line))


def _clean(text: str) -> str:
    return _NO_CHARACTERS.sub("\ufffd", visible(text))
