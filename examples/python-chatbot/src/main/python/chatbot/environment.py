"""Who answers: drawn once at initialization, and once more after each restore."""

import uuid

initialized_as = str(uuid.uuid4())
served_by = initialized_as


def renew():
    global served_by
    served_by = str(uuid.uuid4())
