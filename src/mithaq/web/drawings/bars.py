"""Bars: how many statements each period holds, by act, as SVG; each bar is a link."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from mithaq.app.pages.counts import Activity
from mithaq.web.context import Context

__all__ = ["draw_bars"]

_HEIGHT, _BAR, _GAP, _FOOT = 90, 30, 6, 18
_MOST = 60


def draw_bars(context: Context, activity: Sequence[Activity], address: Callable[[str], str]) -> Markup:
    """The bars of the last periods that hold anything, in the direction that the interface is read; nothing for none.

    ``address`` gives the link of a period. The number stands above each bar, so colour says nothing alone.
    """
    shown = list(activity[-_MOST:])
    if not shown:
        return Markup("")
    rtl = context.words.direction == "rtl"
    width = len(shown) * (_BAR + _GAP) + _GAP
    width = max(width, 120)
    most = max(one.count for one in shown)
    parts = []
    for number, one in enumerate(shown):
        x = _GAP + number * (_BAR + _GAP)
        x = width - x - _BAR if rtl else x
        parts.append(_bar(context, one, x, most, address(one.period)))
    title = context.words("chart.activity", first=shown[0].period, last=shown[-1].period)
    label = Markup('<svg class="bars" viewBox="0 0 {} {}" width="{}" role="group" aria-label="{}">').format(
        width, _HEIGHT + _FOOT + 14, width, title
    )
    return label + Markup("").join(parts) + Markup("</svg>")


def _bar(context: Context, one: Activity, x: int, most: int, address: str) -> Markup:
    says = context.words("chart.bar", period=one.period, statements=context.words("count.statements", count=one.count))
    parts, y = [], 14 + _HEIGHT
    for act, count in one.by_act:
        height = max(1, round(_HEIGHT * count / most))
        y -= height
        parts.append(
            Markup('<rect class="act-{}" x="{}" y="{}" width="{}" height="{}"/>').format(act, x, y, _BAR, height)
        )
    middle = x + _BAR // 2
    texts = Markup(
        '<g aria-hidden="true"><text x="{}" y="{}">{}</text><text x="{}" y="{}" class="foot">{}</text></g>'
    ).format(
        middle,
        max(10, y - 3),
        one.count,
        middle,
        _HEIGHT + _FOOT + 10,
        one.period[2:] if "-" in one.period else one.period,
    )
    return Markup('<a href="{}"><title>{}</title>{}{}</a>').format(
        address, says.striptags(), says.striptags(), Markup("").join(parts), texts
    )
