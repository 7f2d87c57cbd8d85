"""What Lambda calls. Everything slow is imported here, and so is part of the snapshot."""

from snapshot_restore_py import register_after_restore, register_before_snapshot

from chatbot import environment

try:
    from apig_wsgi import make_lambda_handler
    from chatbot.web import app
except ModuleNotFoundError as missing:
    if missing.name not in ("apig_wsgi", "flask"):
        raise
    from chatbot.plain import handle
else:
    handle = make_lambda_handler(app)


@register_before_snapshot
def warm_up():
    """Serves a request, so that what is loaded on first use is part of the snapshot, too."""
    answer = handle({"httpMethod": "GET", "path": "/", "headers": {}}, None)
    print("Before the snapshot: GET / answered", answer["statusCode"])


@register_after_restore
def wake_up():
    """Makes anew what the environments of a snapshot must not share."""
    environment.renew()
    print("After the restore: this is environment", environment.served_by)
