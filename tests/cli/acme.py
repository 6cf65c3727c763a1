"""The small company that the tests of the command are about."""

from __future__ import annotations

from collections.abc import Callable

from click.testing import Result

MKDOCS = """\
site_name: Acme
docs_dir: handbook
theme: {name: material, font: false}
plugins:
  - search
  - strategy-handbook:
      as_of: 2026-06-30
      checks:
        alignment: off
        smart: {severity: off}
        ownership: off
        freshness: off
        communication: off
        culture: off
        orphaned-goal: error
        unmeasured-goal: info
"""

STRATEGY = """\
organization:
  title: Acme
  vision: {statement: Every office works without waste}
themes:
  delight:
    title: Delight customers
departments:
  service:
    title: Service
roles:
  head-of-service:
    title: Head of service
    department: service
    contributes_to:
      csat: Reads every complaint herself
metrics:
  score:
    title: Satisfaction
    unit: "%"
    observations: {2025-12-31: 78, 2026-03-31: 81, 2026-05-31: 84}
goals:
  csat:
    title: Reach 90% satisfaction
    summary: Nine in ten customers are satisfied.
    why: Trust is earned order by order.
    themes:
      delight: Nobody who waits feels looked after.
    owner: head-of-service
    departments: {service: Solves requests at first contact}
    targets:
      score: {from: 78, to: 90}
    start: 2026-01-01
    due: 2027-06-30
    achievable: {because: Two pilots reached 88., needs: [A returns portal, Two advisors]}
    cross_functional: yes
    links: {Survey: "https://acme.example/survey"}
  replies:
    title: Answer within two hours
    parents: [csat]
initiatives:
  portal:
    title: A returns portal
    supports: {csat: Removes the most disliked step}
checkins:
  - {goal: csat, date: 2026-03-31, status: at-risk, note: Returns are slow., next_step: Ask why.}
  - {goal: csat, date: 2026-06-11, status: on-track, confidence: medium, note: Better now.}
"""

BROKEN = """\
goals:
  lonely:
    title: Grow
    themes: [delite]
    due: soon
  alone:
    title: Win a prize
"""

Strategy = Callable[..., Result]
