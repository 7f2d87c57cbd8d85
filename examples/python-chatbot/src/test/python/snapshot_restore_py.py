"""Stands in for the module of Lambda's runtime, and notes the hooks."""

before_snapshot = []
after_restore = []


def register_before_snapshot(hook):
    before_snapshot.append(hook)
    return hook


def register_after_restore(hook):
    after_restore.append(hook)
    return hook
