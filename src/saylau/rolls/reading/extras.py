"""What large rolls need beside the core, asked for by name and only when it is needed."""

from __future__ import annotations

import importlib
from importlib.util import find_spec

from saylau.errors import BadCall

__all__ = ["need", "there_is"]


def there_is(*modules: str) -> bool:
    """Whether all of these are installed; none is imported."""
    return all(find_spec(module) is not None for module in modules)


def need(extra: str, *modules: str) -> None:
    """Import modules of an extra; ``BadCall`` that names it where one is missing."""
    for module in modules:
        try:
            importlib.import_module(module)
        except ImportError:
            message = f"This needs {module}: pip install 'saylau[{extra}]'."
            raise BadCall(message, "needs_the_extra_for_rolls", module=module, extra=extra) from None
