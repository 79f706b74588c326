"""A store on disk, on Oxigraph with RocksDB: made once from a release, then opened to be read."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from itertools import batched_lines
