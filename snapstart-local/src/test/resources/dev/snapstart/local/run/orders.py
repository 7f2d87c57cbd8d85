import logging
import os
import tempfile
import uuid

from snapshot_restore_py import register_after_restore, register_before_snapshot


def misbehave(where):
    if os.environ.get("FAIL") == where:
        raise RuntimeError("told to fail in " + where)


order = []
made = str(uuid.uuid4())
calls = 0
misbehave("module")


def note(what, name):
    order.append(what + " " + name)
    misbehave(what)


for each in ("first", "second"):
    register_before_snapshot(note, "before", each)
    register_after_restore(note, "after", name=each)


def handle(event, context):
    global calls
    calls += 1
    if event.get("do") == "raise":
        raise ValueError("no such order")
    if event.get("do") == "exit":
        os._exit(5)
    print("printed by call", calls)
    logging.getLogger().warning("logged by call %d", calls)
    with open("data.txt") as data:
        content = data.read()
    return {
        "event": event,
        "order": order,
        "made": made,
        "environment": dict(os.environ),
        "data": content,
        "tmp": tempfile.gettempdir(),
        "remaining": context.get_remaining_time_in_millis(),
        "arn": context.invoked_function_arn,
    }
