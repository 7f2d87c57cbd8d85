"""What the chatbot says, whichever way the question came. Each answer is a body and a status."""

import uuid

from chatbot import environment
from chatbot.model import model


def about():
    return {
        "model": model.name,
        "initializedAs": environment.initialized_as,
        "servedBy": environment.served_by,
    }, 200


def reply(request):
    if not isinstance(request, dict) or not isinstance(request.get("message"), str):
        return {"error": 'Send {"message": "..."}, and the "session" of an earlier answer.'}, 400
    return {
        "answer": model.answer(request["message"]),
        "session": request.get("session") or str(uuid.uuid4()),
        "model": model.name,
        "servedBy": environment.served_by,
    }, 200
