"""Copies a function's process at its snapshot, and tells what it holds; only for rehearsals."""

import collections
import datetime
import decimal
import glob
import hashlib
import json
import os
import socket
import sys
import threading
import time
import types
import uuid
import warnings

DEPTH = 6
MOST_OBJECTS = 300
MOST_ELEMENTS = 256


class Rehearsal:
    """What one process is asked for, and the times of its hooks."""

    hooks = None
    state = None
    unseeded = False
    draws = False

    def __init__(self, config, root):
        with open(config) as file:
            self.config = json.load(file)
        self.root = os.path.realpath(root)
        self.report = self.config["report"]
        self.times = {}
        self.registered = set()

    def timed(self, phase, hook, call):
        began = time.monotonic()
        try:
            return call()
        finally:
            self.times[phase, id(hook)] = time.monotonic() - began

    def held(self, hooks):
        """Everything there is to see, before the process waits to be restored."""
        self.registered = {id(hook[0]) for hook in all_hooks(hooks)}
        self.write("held", hooks)

    def restored(self, hooks):
        self.hooks = hooks
        self.unseeded = self.state is not None and self.state == module_state()
        self.write("restored", hooks)

    def invoked(self):
        """Hooks that are registered by an invocation are too late."""
        self.draws = self.unseeded and self.state != module_state()
        self.write("invoked", self.hooks, fields=False)

    def write(self, name, hooks, fields=True):
        fields = Fields(self.root).read() if fields else Fields(self.root)
        report = {
            "pid": os.getpid(),
            "hooks": [
                {"name": label(hook[0]),
                 "where": place(hook[0]),
                 "late": id(hook[0]) not in self.registered,
                 "before": self.times.get(("before", id(hook[0]))),
                 "after": self.times.get(("after", id(hook[0])))}
                for hook in all_hooks(hooks)],
            "draws": self.draws,
            "fields": fields.found,
            "sockets": fields.sockets,
            "threads": [thread.name for thread in threading.enumerate()
                        if thread is not threading.main_thread()]}
        part = self.report + "." + name + ".part"
        with open(part, "w") as file:
            json.dump(report, file)
        os.rename(part, self.report + "." + name)

    def clone(self):
        """Makes the copies; returns, in a copy only, the address of its own runtime API."""
        self.state = module_state()
        sys.stdout.flush()
        for clone in self.config["clones"]:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                child = os.fork()
            if child == 0:
                printed = os.open(clone["output"], os.O_WRONLY | os.O_APPEND)
                os.dup2(printed, 1)
                os.dup2(printed, 2)
                os.close(printed)
                if self.state is not None:
                    # Python seeds anew after a fork, which nobody does after a snapshot.
                    sys.modules["random"].setstate(self.state)
                self.report = clone["report"]
                with open(self.report + ".pid", "w") as file:
                    file.write(str(os.getpid()))
                return clone["api"]
        for _ in self.config["clones"]:
            os.wait()
        os._exit(0)


def module_state():
    """What the functions of the module random draw from."""
    return sys.modules["random"].getstate() if "random" in sys.modules else None


def all_hooks(hooks):
    """Those before the snapshot, then those after it."""
    return list(hooks.get_before_snapshot()) + list(hooks.get_after_restore())


def label(function):
    name = getattr(function, "__qualname__", type(function).__name__)
    return "%s.%s" % (getattr(function, "__module__", "?"), name)


def place(function):
    code = getattr(function, "__code__", None)
    return "%s (line %d)" % (os.path.basename(code.co_filename), code.co_firstlineno) \
        if code else "unknown code"


class Fields:
    """What the function's own modules hold, by name."""

    def __init__(self, root):
        self.root = root
        self.found = []
        self.sockets = []
        self.seen = set()

    def read(self):
        own = list(self.own())
        self.names = {name for name, _ in own}
        for name, module in own:
            self.attributes(name, vars(module))
        return self

    def own(self):
        """Modules of the package that no installed distribution brought."""
        foreign = set()
        for record in glob.glob(os.path.join(glob.escape(self.root), "*.dist-info", "RECORD")):
            with open(record) as lines:
                foreign.update(line.partition(",")[0].partition("/")[0] for line in lines)
        for name, module in sorted(sys.modules.items()):
            file = getattr(module, "__file__", None)
            if not file or not os.path.realpath(file).startswith(self.root + os.sep):
                continue
            top = name.partition(".")[0]
            if name != "__main__" and top not in foreign and top + ".py" not in foreign:
                yield name, module

    def attributes(self, prefix, names):
        for name, value in sorted(names.items()):
            if not name.startswith("__"):
                self.seen = set()
                self.take(prefix + "." + name, value, 0, True)

    def take(self, where, value, depth, own):
        if depth > DEPTH or len(self.seen) > MOST_OBJECTS or value is None:
            return
        if self.generator(where, value) or self.connection(where, value):
            return
        if self.leaf(where, value, own):
            return
        if id(value) in self.seen:
            return
        self.seen.add(id(value))
        if isinstance(value, dict):
            self.each(where, list(value.values()), depth, own)
        elif isinstance(value, (list, tuple, set, frozenset, collections.deque)):
            self.each(where, list(value), depth, own)
        elif isinstance(value, type):
            if value.__module__ in self.names and depth == 0:
                for name, inner in sorted(vars(value).items()):
                    if not name.startswith("__"):
                        self.take(where + "." + name, inner, depth + 1, own)
        elif not isinstance(value, (types.ModuleType, types.FunctionType, types.MethodType)):
            mine = type(value).__module__ in self.names
            for name, inner in sorted(getattr(value, "__dict__", {}).items()):
                self.take(where + "." + name if mine else where, inner, depth + 1, own and mine)

    def each(self, where, values, depth, own):
        for value in values[:MOST_ELEMENTS]:
            self.take(where, value, depth + 1, own)

    def generator(self, where, value):
        random = sys.modules.get("random")
        if random is None:
            return False
        if isinstance(value, random.Random) and not isinstance(value, random.SystemRandom):
            state = hashlib.sha256(repr(value.getstate()).encode()).hexdigest()
            self.found.append({"place": where, "random": state})
            return True
        return False

    def connection(self, where, value):
        if isinstance(value, socket.socket):
            if value.fileno() >= 0:
                self.sockets.append({"inode": os.fstat(value.fileno()).st_ino, "holder": where})
            return True
        return False

    def leaf(self, where, value, own):
        if isinstance(value, bool):
            return True
        if isinstance(value, str):
            forms = [value]
        elif isinstance(value, (int, float, decimal.Decimal)):
            forms = [format(value, ".6f").rstrip("0").rstrip("."), str(value)] \
                if isinstance(value, float) else [str(value)]
        elif isinstance(value, uuid.UUID):
            forms = [str(value), value.hex]
        elif isinstance(value, datetime.datetime):
            known = value if value.tzinfo else value.replace(tzinfo=datetime.timezone.utc)
            forms = [known.isoformat(), value.isoformat(), str(value), str(value.timestamp())]
        elif isinstance(value, (bytes, bytearray)):
            if own and 8 <= len(value) <= 64:
                self.found.append({"place": where, "bytes": bytes(value).hex()})
            return True
        else:
            return False
        if own:
            self.found.append({"place": where, "forms": forms})
        return True
