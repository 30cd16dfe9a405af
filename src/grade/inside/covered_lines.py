"""Which lines of the programs below a folder tests run, for unittest_junit.py."""

import ast
import inspect
import json
import os
import sys
import threading


class Watch:
    """Hears of each line that runs in this process, by sys.settrace. Nothing is known where that was changed, or another process was started."""

    def __init__(self, root):
        self.root = root + os.sep
        self.lines = {}
        self.calls = {}
        self.is_whole = True

    def start(self):
        sys.addaudithook(self.hear)
        threading.settrace(self.enter)
        sys.settrace(self.enter)

    def hear(self, event, args):
        if event in STARTS:
            self.is_whole = False

    def enter(self, frame, event, arg):
        code = frame.f_code
        path = code.co_filename
        if not path.startswith(self.root):
            return None
        if code.co_flags & inspect.CO_NEWLOCALS:
            self.calls.setdefault(path, set()).add((code.co_name, code.co_firstlineno))
        lines = self.lines.setdefault(path, set())

        def step(frame, event, arg):
            if event == "line":
                lines.add(frame.f_lineno)
            return step

        return step

    def write(self, file):
        """Writes [path, [[first line, last line]]] of each file as JSON; nothing where nothing is known."""
        if not self.is_whole or sys.gettrace() != self.enter:
            return
        sys.settrace(None)
        covered = [[path[len(self.root) :], list(self.program(path).cover(parse(path), True))] for path in self.lines]
        with open(file, "w", encoding="utf-8") as out:
            json.dump(covered, out)

    def program(self, path):
        return Program(self.lines[path], self.calls.get(path, set()))


STARTS = {"os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system", "subprocess.Popen"}


def parse(path):
    with open(path, "rb") as text:
        return ast.parse(text.read()).body


class Program:
    """The lines of a file that had an event, and the functions that were entered, by name and first line."""

    def __init__(self, lines, calls):
        self.lines = lines
        self.calls = calls

    def cover(self, block, is_entered):
        """
        The stretches of lines that ran. The head of a function or a class, which runs when its file is loaded, did so where the function, or one in the class,
        was called; what Python makes no code of, where its block was entered.
        """
        for node in block:
            first = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", []))])
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                is_called = (node.name, first) in self.calls
                inner = list(self.cover(node.body, True)) if is_called else []
            elif isinstance(node, ast.ClassDef):
                inner = list(self.cover(node.body, is_entered))
                is_called = any(first < line <= node.end_lineno and not name.startswith("<") for name, line in self.calls)
            elif list_blocks(node):
                inner = [part for one in list_blocks(node) for part in self.cover(one, self.has_run(one[0].lineno, one[-1].end_lineno))]
                is_called = len(inner) > 0 or self.has_run(first, find_head(node, first))
            else:
                inner = []
                is_called = self.has_run(first, node.end_lineno) or (is_entered and makes_no_code(node))
            if is_called:
                yield [first, find_head(node, first)]
            yield from inner

    def has_run(self, first, last):
        return any(first <= line <= last for line in self.lines)


def list_blocks(node):
    """The blocks of a statement; what an exception or a case leads to is one as well."""
    parts = [node, *getattr(node, "handlers", []), *getattr(node, "cases", [])]
    blocks = [getattr(part, name, []) for part in parts for name in ("body", "orelse", "finalbody")]
    return [block for block in blocks if block]


def find_head(node, first):
    """The last line of a statement without its blocks."""
    starts = [block[0].lineno for block in list_blocks(node)]
    return max(first, min(starts) - 1) if starts else node.end_lineno


def makes_no_code(node):
    return isinstance(node, (ast.Global, ast.Nonlocal, ast.Pass, ast.AnnAssign)) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
