"""The chatbot where Flask and its adapter are not packaged: the same two routes, by hand."""

import base64
import json

from chatbot import conversation


def handle(event, context):
    route = event.get("httpMethod"), event.get("path")
    if route == ("GET", "/"):
        body, status = conversation.about()
    elif route == ("POST", "/chat"):
        body, status = conversation.reply(parsed(event))
    else:
        body, status = {"error": "There is GET / and POST /chat."}, 404
    return {
        "statusCode": status,
        "headers": {"Content-Type": "application/json"},
        "body": json.dumps(body),
        "isBase64Encoded": False,
    }


def parsed(event):
    body = event.get("body") or ""
    try:
        return json.loads(base64.b64decode(body) if event.get("isBase64Encoded") else body)
    except ValueError:
        return None
