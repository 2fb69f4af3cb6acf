"""Look up readers, extractors, stores and commands by name. Ours come through the same door as anybody's.

A plugin is loaded when it is named, never by a scan at import.
"""

from functools import cache
from importlib.metadata import EntryPoint, entry_points

from onrecord.errors import PluginError

GROUPS = ("readers", "extractors", "stores", "commands")


def installed(group: str) -> dict[str, EntryPoint]:
    """Return the plugins of a group by name, ours first when two share a name.

    >>> "txt" in installed("readers")
    True
    """
    return dict(_declared(group))


@cache  # reading the declarations of all installed packages takes 12 ms, and every file asks for its reader
def _declared(group: str) -> tuple[tuple[str, EntryPoint], ...]:
    """Return the plugins of a group, sorted by name."""
    found: dict[str, EntryPoint] = {}
    for entry in sorted(entry_points(group=f"onrecord.{group}"), key=lambda e: not e.value.startswith("onrecord.")):
        found.setdefault(entry.name, entry)
    return tuple(sorted(found.items()))


def load(group: str, name: str) -> object:
    """Return the plugin called ``name``.

    Raises:
        PluginError: there is none, or it cannot be imported; the message lists the names there are.
    """
    found = installed(group)
    if name not in found:
        known = ", ".join(found) or "none"
        raise PluginError(f"no plugin {name!r} in onrecord.{group}. Installed: {known}")
    try:
        return found[name].load()
    except (ImportError, AttributeError) as error:
        raise PluginError(
            f"plugin {name!r} of onrecord.{group} ({found[name].value}) cannot be loaded: {error}. "
            "Reinstall the package that brings it"
        ) from error
