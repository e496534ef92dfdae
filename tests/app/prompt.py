"""Types questions at the prompt of `entente ask` through a pseudo-terminal. Usage: prompt.py ENTENTE FOLDER"""

import os
import pty
import select
import signal
import subprocess
import sys
import time

DEADLINE_S = 60


class Terminal:
    """The program at a pseudo-terminal, and all that it showed so far."""

    def __init__(self, program, folder):
        environment = dict(os.environ, TERM="xterm", XDG_STATE_HOME=os.path.join(folder, "state"))
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            os.execve(program, [program, "ask", "--db", os.path.join(folder, "week.db")], environment)
        self.shown, self.seen, self.open = "", 0, True
        self.end = time.monotonic() + DEADLINE_S

    def fail(self, what):
        os.kill(self.child, signal.SIGKILL)
        sys.exit(f"{what}; shown: {self.shown!r}")

    def look(self):
        if time.monotonic() > self.end:
            self.fail("it takes too long")
        if not select.select([self.terminal], [], [], 0.1)[0]:
            return
        try:
            piece = os.read(self.terminal, 65536)
        except OSError:
            piece = b""
        self.open = bool(piece)
        self.shown += piece.decode(errors="replace")

    def expect(self, text):
        while text not in self.shown[self.seen:]:
            if not self.open:
                self.fail(f"it ended before {text!r}")
            self.look()
        self.seen = self.shown.index(text, self.seen) + len(text)

    def shows(self, text, patience_s):
        """Whether the text appears in time."""
        end = time.monotonic() + patience_s
        while text not in self.shown[self.seen:]:
            if not self.open or time.monotonic() > end:
                return False
            self.look()
        return True

    def type(self, keys):
        os.write(self.terminal, keys.encode())

    def ends(self, keys):
        """Types the keys until it ends: a key pressed while the terminal changes its mode may be lost."""
        pressed = 0.0
        while self.open:
            if time.monotonic() > pressed + 1:
                pressed = time.monotonic()
                self.type(keys)
            self.look()
        status = os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])
        if status != 0:
            sys.exit(f"it ended with {status}; shown: {self.shown!r}")


def converse(program, folder, exchanges, last):
    """Types each text at the prompt and waits for what is to be shown."""
    terminal = Terminal(program, folder)
    for typed, *expected in exchanges:
        terminal.expect("ask> ")
        terminal.type(typed)
        while terminal.open and not terminal.shows(expected[0], 5):
            terminal.type("\x15" + typed)  # lost, as in `ends`: the line is wiped and typed again
        for text in expected:
            terminal.expect(text)
    terminal.expect("ask> ")
    terminal.ends(last)


def main():
    program, folder = sys.argv[1], sys.argv[2]
    up = "\x1b[A"
    converse(program, folder, [
        ("who objects to Turkey\r", "understood as: anyone -[objects-to]-> Turkey",
         "Israel objects to Turkey and its soldiers."),
        ("who frobnicated whom\r", "this question is not understood"),  # refused, and the prompt goes on
        ("who thanked Irann\r", "did you mean"),
        ("tell me about hakan fid\t\r", "understood as: what is known of Hakan Fidan"),  # completed
        ("who thanked pak\t\t", "Pakistan", "  Pakistan Army"),  # both are listed
        ("\x15" + up * 4 + "\r", "understood as: anyone -[objects-to]-> Turkey"),  # another line, out of the history
    ], "\x04")
    # The questions are there again the next time.
    converse(program, folder, [(up + "\r", "understood as: anyone -[objects-to]-> Turkey")], "exit\r")
    converse(program, folder, [], "\0")  # as the terminal passes on a Ctrl-D that came before the prompt
    history = os.path.join(folder, "state", "entente", "questions")
    if os.stat(history).st_mode & 0o077:
        sys.exit("others may read the questions that were asked")
    refused = subprocess.run([program, "ask"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if refused.returncode != 2:
        sys.exit(f"without a terminal it ended with {refused.returncode}: {refused.stderr}")


main()
