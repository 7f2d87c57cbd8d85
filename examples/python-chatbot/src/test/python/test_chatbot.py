import importlib.util
import json
import sys
import types
import unittest
from unittest import mock

import snapshot_restore_py

# No test asks a model, whatever is installed here.
sys.modules["langchain_aws"] = None

from chatbot import handler

FLASK = importlib.util.find_spec("flask") is not None


def call(method, path, body=None):
    event = {
        "httpMethod": method,
        "path": path,
        "headers": {"Content-Type": "application/json"},
        "body": body,
        "isBase64Encoded": False,
    }
    answer = handler.handle(event, None)
    return answer["statusCode"], json.loads(answer["body"])


def fresh(name):
    """The module once more, beside the one that is loaded."""
    spec = importlib.util.find_spec(name)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class ChatbotTest(unittest.TestCase):
    def test_a_message_is_answered(self):
        status, body = call("POST", "/chat", '{"message": "Hello"}')
        self.assertEqual(200, status)
        self.assertTrue(body["answer"].endswith("You said: Hello"))

    def test_a_conversation_keeps_its_session(self):
        _, first = call("POST", "/chat", '{"message": "Hello"}')
        _, second = call("POST", "/chat", json.dumps({"message": "Hm", "session": first["session"]}))
        _, other = call("POST", "/chat", '{"message": "Hello"}')
        self.assertEqual(first["session"], second["session"])
        self.assertNotEqual(first["session"], other["session"])

    def test_what_is_no_message_is_refused(self):
        for body in (None, "", "{", "[]", '{"message": 1}'):
            with self.subTest(body=body):
                self.assertEqual(400, call("POST", "/chat", body)[0])

    def test_an_unknown_path_is_not_found(self):
        self.assertEqual(404, handler.handle({"httpMethod": "GET", "path": "/x"}, None)["statusCode"])

    def test_the_hooks_warm_up_and_draw_a_new_name(self):
        for hook in snapshot_restore_py.before_snapshot:
            hook()
        for hook in snapshot_restore_py.after_restore:
            hook()
        _, about = call("GET", "/")
        self.assertNotEqual(about["initializedAs"], about["servedBy"])

    def test_bedrock_is_asked_through_langchain(self):
        class Chat:
            def __init__(self, model):
                self.model = model

            def invoke(self, message):
                return types.SimpleNamespace(text="%s heard: %s" % (self.model, message))

        langchain_aws = types.SimpleNamespace(ChatBedrockConverse=Chat)
        with mock.patch.dict(sys.modules, {"langchain_aws": langchain_aws}):
            with mock.patch.dict("os.environ", {"MODEL": "nova"}):
                model = fresh("chatbot.model").model
        self.assertEqual("nova", model.name)
        self.assertEqual("nova heard: Hello", model.answer("Hello"))

    @unittest.skipUnless(FLASK, "Flask is not installed")
    def test_flask_has_the_same_routes(self):
        from chatbot.web import app

        client = app.test_client()
        self.assertEqual(200, client.get("/").status_code)
        self.assertEqual(200, client.post("/chat", json={"message": "Hello"}).status_code)
        self.assertEqual(400, client.post("/chat", data="{").status_code)


if __name__ == "__main__":
    unittest.main()
