"""Runs a program at a terminal, and types each answer once its question is there: terminal.py ANSWERS PROGRAM ARGUMENT…

ANSWERS is a JSON list of pairs: words that appear, and what is typed then. What the terminal shows goes to standard output.
"""

import json
import os
import pty
import select
import sys
import time

SECONDS = 30


def main() -> int:
    answers = json.loads(sys.argv[1])
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.argv[2], sys.argv[2:])
    shown, waiting, end = b"", b"", time.monotonic() + SECONDS
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            piece = os.read(terminal, 4096)
        except OSError:
            break  # Linux says so at the end.
        if not piece:
            break
        shown += piece
        waiting += piece
        if answers and answers[0][0].encode() in waiting:
            waiting = b""
            os.write(terminal, answers.pop(0)[1].encode())
    else:
        os.kill(child, 9)
    sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


sys.exit(main())
