"""The language model: Amazon Bedrock through langchain, or an echo where langchain is not packaged."""

import os

try:
    from langchain_aws import ChatBedrockConverse
except ModuleNotFoundError as missing:
    if missing.name != "langchain_aws":
        raise
    ChatBedrockConverse = None


class Bedrock:
    def __init__(self, name):
        self.name = name
        self.chat = ChatBedrockConverse(model=name)

    def answer(self, message):
        return self.chat.invoke(message).text


class Echo:
    name = "echo (langchain-aws is not packaged)"

    def answer(self, message):
        return "No language model is packaged. You said: " + message


# Built at initialization: the client of the snapshot serves all requests.
model = Bedrock(os.environ.get("MODEL", "amazon.nova-lite-v1:0")) if ChatBedrockConverse else Echo()
