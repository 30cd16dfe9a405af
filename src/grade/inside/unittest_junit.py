"""Runs the unittest files named on the command line and writes a JUnit report: unittest_junit.py [--covered=FILE] REPORT FILE...

With --covered, the lines that ran are written as well, as covered_lines.py says.
The report is begun before anything of the tree is loaded, so that one which is cut off says that something ended the process.
"""

import importlib.abc
import importlib.util
import os
import sys
import traceback
import unittest
from xml.sax.saxutils import escape, quoteattr


class Recorder(unittest.TestResult):
    """Keeps what became of each test: (class, name) to (outcome, text)."""

    def __init__(self, module):
        super().__init__()
        self.module = module
        self.cases = {}

    def record(self, test, outcome, text=""):
        case = isinstance(test, unittest.TestCase)
        key = (f"{self.module}.{type(test).__qualname__}", test.id().rsplit(".", 1)[-1]) if case else (self.module, str(test))
        if self.cases.get(key, ("passed", ""))[0] == "passed":
            self.cases[key] = (outcome, text)

    def addSuccess(self, test):
        self.record(test, "passed")

    def addFailure(self, test, err):
        self.record(test, "failure", describe(err))

    def addError(self, test, err):
        self.record(test, "error", describe(err))

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.record(test, "failure", describe(err))

    def addSkip(self, test, reason):
        self.record(test, "skipped", reason)

    def addExpectedFailure(self, test, err):
        self.record(test, "passed")

    def addUnexpectedSuccess(self, test):
        self.record(test, "failure", "it passed, but is expected to fail")


def describe(err):
    return "".join(traceback.format_exception(*err))


class Tripwire(unittest.TestCase):
    """A test that must fail: where it does not, something changed the runner."""

    def runTest(self):
        provocations = [
            lambda: self.assertEqual(1, 2),
            lambda: self.assertTrue(False),
            lambda: self.assertFalse(True),
            lambda: self.assertIn(1, []),
            lambda: self.assertIsNone(1),
            lambda: self.assertRaises(ValueError, lambda: None),
            lambda: self.fail(),
        ]
        for provocation in provocations:
            try:
                provocation()
            except AssertionError:
                continue
            return
        raise AssertionError("as expected")


class Texts(importlib.abc.InspectLoader, importlib.abc.MetaPathFinder):
    """Loads the test files from the texts they had before any of them ran, whatever stands there by then: module to (path, text)."""

    def __init__(self, files):
        self.texts = {name_module(file): (os.path.abspath(file), read(file)) for file in files}

    def find_spec(self, name, path=None, target=None):
        if name not in self.texts:
            return None
        spec = importlib.util.spec_from_loader(name, self, origin=self.texts[name][0])
        spec.has_location = True
        return spec

    def is_package(self, name):
        return False

    def get_source(self, name):
        return importlib.util.decode_source(self.texts[name][1])

    def get_code(self, name):
        path, text = self.texts[name]
        return compile(text, path, "exec", dont_inherit=True)


def read(file):
    with open(file, "rb") as text:
        return text.read()


def name_module(file):
    return os.path.splitext(file)[0].replace("/", ".")


def run(file):
    """What became of the tests of a file, which is loaded as a module named by its path."""
    recorder = Recorder(name_module(file))
    try:
        unittest.defaultTestLoader.loadTestsFromModule(importlib.import_module(recorder.module)).run(recorder)
    except BaseException as error:
        traceback.print_exc()
        recorder.cases[(recorder.module, "import")] = ("error", repr(error))
    return recorder.cases


def is_changed():
    tripwire = Recorder("tripwire")
    Tripwire().run(tripwire)
    return [outcome for outcome, _ in tripwire.cases.values()] != ["failure"]


def print_case(key, outcome, text):
    name, test = key
    inner = "" if outcome == "passed" else f"<{outcome}>{escape(clean(text))}</{outcome}>"
    return f"<testcase classname={quoteattr(clean(name))} name={quoteattr(clean(test))}>{inner}</testcase>\n"


def clean(text):
    """Without the characters that XML has no place for."""
    return "".join(c if c in "\t\n" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff" else "?" for c in text)


def watch_lines(file):
    """Begins to watch; what is given writes down what was seen."""
    from covered_lines import Watch

    watch = Watch(os.getcwd())
    watch.start()
    return lambda: watch.write(file)


def main(first, *others):
    option = "--covered="
    if first.startswith(option):
        run_all(*others, write_covered=watch_lines(first[len(option) :]))
    else:
        run_all(first, *others)


def run_all(path, *files, write_covered=lambda: None):
    sys.path[0] = os.getcwd()
    sys.meta_path.insert(0, Texts(files))
    leave = os._exit
    with open(path, "w", encoding="utf-8") as report:
        report.write("<testsuite>\n")
        report.flush()
        cases = {}
        for file in files:
            cases.update(run(file))
        if is_changed():
            leave(2)
        report.write("".join(print_case(key, *case) for key, case in cases.items()))
        report.write("</testsuite>\n")
    try:
        write_covered()
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    leave(1 if any(outcome in ("failure", "error") for outcome, _ in cases.values()) else 0)


main(*sys.argv[1:])
