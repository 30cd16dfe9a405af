"""Lets `python3 -m larder` run the commands."""

import sys

from larder.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
