"""python -m journeycheck"""

from journeycheck.cli import main

if __name__ == "__main__":
    main()
