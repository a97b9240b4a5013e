"""Where the code under test lies, and games to try it with."""

import csv
import io
import sys
from pathlib import Path

CODE = Path(__file__).parents[4] / "workflows" / "game-sales" / "code"
sys.dont_write_bytecode = True
sys.path.insert(0, str(CODE))

GAME = {
    "Name": "Quiet Harbour",
    "Platform": "PS2",
    "Year_of_Release": "2004",
    "Genre": "Puzzle",
    "Publisher": "Copper Fox",
    "NA_Sales": "0.5",
    "EU_Sales": "0.3",
    "JP_Sales": "0.1",
    "Other_Sales": "0.05",
    "Global_Sales": "0.95",
    "Critic_Score": "76",
    "Critic_Count": "20",
    "User_Score": "8.1",
    "User_Count": "30",
    "Developer": "Copper Fox",
    "Rating": "E",
}


def csv_bytes(games: list[dict[str, str]], columns: list[str] | None = None) -> bytes:
    """A file of games that differ from GAME as given."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns or list(GAME), extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows({**GAME, **game} for game in games)
    return text.getvalue().encode()


def games(count: int) -> list[dict[str, str]]:
    """Games of several platforms; every fourth is a hit."""
    return [
        {
            "Name": f"Game {number}",
            "Critic_Score": str(30 + number % 60),
            "Platform": ("PS2", "Wii", "PC")[number % 3],
            "Global_Sales": "1.5" if number % 4 == 0 else "0.4",
        }
        for number in range(count)
    ]
