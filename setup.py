"""Building with compiled modules, when asked for: ``MITHAQ_COMPILED=1 pip install .`` (needs a C compiler).

Everything else stands in ``pyproject.toml``. The layers that read are ordinary, typed Python; mypyc turns the same
files into C, so that there is one source and one behaviour. What that brings: ``docs/speed.md``.
"""

from __future__ import annotations

import os
from pathlib import Path

from setuptools import setup

COMPILED = ("text", "match", "extract")  # packages whose modules are compiled


def compiled() -> dict[str, object]:
    """What setup needs for compiled modules: nothing unless asked for."""
    if not os.environ.get("MITHAQ_COMPILED"):
        return {}
    try:
        from mypyc.build import mypycify
    except ImportError:  # asked by pip what the build needs
        return {"setup_requires": ["mypy[mypyc]"]}
    modules = [
        str(path)
        for package in COMPILED
        for path in sorted(Path("src/mithaq", package).rglob("*.py"))
        if path.name != "__init__.py"
    ]
    return {"ext_modules": mypycify(["--strict", *modules], opt_level="2", debug_level="0", multi_file=True)}


setup(**compiled())
