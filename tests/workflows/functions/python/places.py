"""Where the code under test lies."""

import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parents[4] / "workflows/functions/deploy-endpoint"))
