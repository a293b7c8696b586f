"""The parts of `bench`: what it measures, and how it prints that."""

import sys

# Python may not leave compiled copies beside the modules: the folder is checked in.
sys.dont_write_bytecode = True
