"""Nesting: which quotation lies inside which."""

from __future__ import annotations

from dataclasses import replace

from mithaq.model.marks import Quotation

__all__ = ["nested"]


def nested(quotations: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """The quotations in text order, each with the index of the smallest one that holds it."""
    order = sorted(quotations, key=lambda q: (q.start, -q.stop))
    out: list[Quotation] = []
    open_now: list[int] = []
    for index, quotation in enumerate(order):
        anchor = quotation.cue.start if quotation.cue else quotation.start
        open_now = [k for k in open_now if order[k].stop > quotation.start]
        parent = None
        for k in reversed(open_now):
            held = all(any(outer.holds(span) for outer in order[k].content) for span in quotation.content)
            if held and any(outer.start <= anchor < outer.stop for outer in order[k].content):
                parent = k
                break
        out.append(quotation if parent is None else replace(quotation, parent=parent))
        open_now.append(index)
    return tuple(out)
