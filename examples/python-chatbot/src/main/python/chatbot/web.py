"""The chatbot as a Flask application."""

from flask import Flask, request

from chatbot import conversation

app = Flask(__name__)


@app.get("/")
def about():
    return conversation.about()


@app.post("/chat")
def chat():
    return conversation.reply(request.get_json(silent=True))
