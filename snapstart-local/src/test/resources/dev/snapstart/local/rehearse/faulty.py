"""One mistake of each kind."""

import datetime
import os
import random
import secrets
import socket
import threading
import time
import uuid

import snapshot_restore_py

REQUEST_ID = uuid.uuid4()
DICE = random.Random()
SAFE = random.SystemRandom()
CONSTANT = "3f0e8a52-0001-4000-8000-000000000000"
STARTED = time.time()


class Orders:
    def __init__(self):
        self.nonce = secrets.token_hex(16)
        self.replaced = str(uuid.uuid4())
        self.connection = None
        if "PORT" in os.environ:
            self.connection = socket.create_connection(("127.0.0.1", int(os.environ["PORT"])))


ORDERS = Orders()
LAZY = {}

if "THREAD" in os.environ:
    threading.Thread(target=time.sleep, args=(600,), name="refresher", daemon=True).start()


@snapshot_restore_py.register_after_restore
def renew():
    ORDERS.replaced = str(uuid.uuid4())
    time.sleep(float(os.environ.get("SLOW", "0")))


def late():
    pass


def handle(event, context):
    print("serving with", ORDERS.nonce)
    LAZY.setdefault("id", str(uuid.uuid4()))
    if "late" in event:
        snapshot_restore_py.register_after_restore(late)
    return {
        "requestId": str(REQUEST_ID),
        "body": '{"nonce": "%s"}' % ORDERS.nonce,
        "startedAt": STARTED,
        "constant": CONSTANT,
        "fresh": str(uuid.uuid4()),
        "dice": DICE.getrandbits(64),
        "module": random.getrandbits(64),
        "safe": SAFE.getrandbits(64),
        "replaced": ORDERS.replaced,
        "now": int(time.time()),
        "today": datetime.date.today().isoformat(),
        "lazy": LAZY["id"],
        "secret": event.get("secret"),
    }
