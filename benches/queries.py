#!/usr/bin/env python3
"""Different searches as visitors might type them, made from the titles of an openQ-cat file.

usage: queries.py FILE NUMBER > queries.txt      one path with its query a line, seeded, no line twice
"""
import random
import re
import sys
from urllib.parse import urlencode

PLACES = ["Winsen", "Buchholz", "Seevetal", "Tostedt", "Jesteburg", "21423", "Salzhausen", "Stelle"]
FILTERS = [
    {},
    {},
    {},
    {"free": "1"},
    {"format": "online"},
    {"weekday": "mo"},
    {"daytime": "evening"},
    {"near": "Winsen", "radius": "15"},
    {"max-price": "50"},
]


def words_of(path: str) -> list[list[str]]:
    title = re.compile(r"<TITLE>([^<]+)</TITLE>")
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file):
            for found in title.findall(line):
                yield [word for word in re.findall(r"\w+", found) if len(word) > 3]
            if number > 2_000_000:
                return


def typo(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def main() -> None:
    path, number = sys.argv[1], int(sys.argv[2])
    rng = random.Random(2026)
    titles = [words for words in words_of(path) if words]
    seen: set[str] = set()
    while len(seen) < number:
        words = rng.choice(titles)
        chosen = rng.sample(words, min(len(words), rng.choice([1, 1, 2, 3])))
        if rng.random() < 0.15 and len(chosen[0]) > 5:
            chosen[0] = typo(chosen[0], rng)
        if rng.random() < 0.2:
            chosen.append(rng.choice(PLACES))
        query = {"q": " ".join(chosen), **rng.choice(FILTERS)}
        line = "/angebote?" + urlencode(query)
        if line not in seen:
            seen.add(line)
            print(line)


main()
