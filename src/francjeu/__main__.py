"""`fj`: one command line for everything an installation needs."""

import sys

from francjeu.cli import main

if __name__ == "__main__":
    sys.exit(main.run(sys.argv[1:]))
