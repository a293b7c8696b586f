"""The checks: functions that look at a page and return their findings. The tests beside this folder call them."""
