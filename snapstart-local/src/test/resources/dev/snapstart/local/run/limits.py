import os
import time

from snapshot_restore_py import register_after_restore, register_before_snapshot


def misbehave(where):
    if os.environ.get("FAIL") == where:
        raise RuntimeError("told to fail in " + where)
    if os.environ.get("HANG") == where:
        time.sleep(60)
    if os.environ.get("EXIT") == where:
        os._exit(3)


register_before_snapshot(misbehave, "before")
register_after_restore(misbehave, "after")
misbehave("constructor")
calls = 0


def handle(event, context):
    global calls
    calls += 1
    misbehave("handler")
    if event.get("do") == "large":
        return "x" * 6_291_556
    return {"calls": calls, "pid": os.getpid()}
