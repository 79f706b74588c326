"""Aktørkart: the library face of the graph.

```python
import graph

kart = graph.load()
for row in kart.ask("who-held-post", organisation="org/difi", as_of="2016-08-24"):
    print(row["person"], row["status"])
```
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.kart import Kart, load

__version__ = "0.1.0"
__all__ = ["Kart", "__version__", "load"]


def __getattr__(name: str) -> object:
    """Import the face on first use, so that `import graph` costs nothing (the command line relies on it)."""
    if name in ("Kart", "load"):
        return getattr(import_module("graph.kart"), name)
    raise AttributeError(f"module 'graph' has no attribute {name!r}")
