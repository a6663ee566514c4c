"""Verifies the DKIM signature of each message named on standard input, with dkimpy; no DNS but the record given.

usage: verify_dkim.py NAME RECORD < file names
"""
import sys
import dkim

name, record = (a.encode() for a in sys.argv[1:])


def lookup(asked, timeout=5):
    return record if asked.rstrip(b".") == name else None


for path in sys.stdin.read().split("\n"):
    if path:
        with open(path, "rb") as file:
            print("good" if dkim.verify(file.read(), dnsfunc=lookup) else "bad")
