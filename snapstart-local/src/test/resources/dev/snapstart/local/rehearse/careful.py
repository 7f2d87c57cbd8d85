"""Has everything that faulty.py has, done right."""

import os
import random
import time
import uuid

import snapshot_restore_py

TABLE = "orders-2024-a1b2c3d4e5f6"
DICE = random.SystemRandom()
STATE = {"id": str(uuid.uuid4()), "calls": 0}
NAMES = {"a1", "b2", "c3", "d4", "e5"}


@snapshot_restore_py.register_before_snapshot
def forget():
    STATE["id"] = None


@snapshot_restore_py.register_after_restore
def renew():
    STATE["id"] = str(uuid.uuid4())


def handle(event, context):
    STATE["calls"] += 1
    print(time.time(), "call", STATE["calls"])
    return {
        "fresh": str(uuid.uuid4()),
        "dice": DICE.getrandbits(64),
        "id": STATE["id"],
        "table": TABLE,
        "names": list(NAMES),
        "now": int(time.time()),
        "calls": STATE["calls"],
        "tmp": os.environ["TMPDIR"],
        "pid": os.getpid(),
        "event": event,
    }
