"""The checks: each a function that looks at a page and returns its findings. `test_*.py` beside this folder call them."""
