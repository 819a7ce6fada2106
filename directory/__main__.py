"""`python -m directory …` is `gezel …`."""

from directory.cli import main

main()
