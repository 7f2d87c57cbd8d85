"""Runs a function against the Lambda runtime API, as AWS's own runtime for Python does."""

import decimal
import http.client
import importlib
import json
import logging
import os
import sys
import threading
import time
import traceback

JSON_LOG = os.environ.get("AWS_LAMBDA_LOG_FORMAT") == "JSON"
HOOK_FAILED = 64
FUNCTION_FAILED = 1


class Api:
    """One connection, kept open; when the server is gone, so is this process."""

    def __init__(self, address):
        host, _, prefix = address.partition("/")
        self.base = ("/" + prefix if prefix else "") + "/2018-06-01/runtime"
        self.connection = http.client.HTTPConnection(host, timeout=None)

    def call(self, method, path, body=None, headers=None):
        try:
            self.connection.request(method, self.base + path, body, headers or {})
            response = self.connection.getresponse()
            return response.status, response.headers, response.read()
        except OSError:
            os._exit(0)


def error(failure):
    """A failure as the runtime API takes it."""
    return {
        "errorMessage": str(failure),
        "errorType": type(failure).__name__,
        "requestId": "",
        "stackTrace": traceback.format_list(traceback.extract_tb(failure.__traceback__)),
    }


def log_error(body):
    if JSON_LOG:
        print(json.dumps({
            "timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "log_level": "ERROR", **body}), flush=True)
    else:
        trace = "".join(body["stackTrace"])
        print("[ERROR] %s: %s\nTraceback (most recent call last):\n%s"
              % (body["errorType"], body["errorMessage"], trace), flush=True)


def fail(api, path, kind, failure, status):
    body = error(failure)
    log_error(body)
    api.call("POST", path, json.dumps(body).encode(), {
        "Content-Type": "application/json", "Lambda-Runtime-Function-Error-Type": kind})
    sys.stdout.flush()
    os._exit(status)


def encode(value):
    if isinstance(value, decimal.Decimal):
        return float(value)
    raise TypeError("Object of type %s is not JSON serializable" % type(value).__name__)


class Identity:
    cognito_identity_id = None
    cognito_identity_pool_id = None


class Context:
    """What a handler is told beside the event."""

    def __init__(self, headers):
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ.get("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = os.environ.get("AWS_LAMBDA_LOG_STREAM_NAME")
        self.identity = Identity()
        sent = headers.get("Lambda-Runtime-Client-Context")
        self.client_context = json.loads(sent) if sent else None
        self._deadline = int(headers["Lambda-Runtime-Deadline-Ms"])

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline - int(time.time() * 1000))

    def log(self, message):
        print(message, end="", flush=True)


class Formatter(logging.Formatter):
    """The format that Lambda gives to the root logger."""

    converter = time.gmtime
    request_id = ""

    def format(self, record):
        if JSON_LOG:
            return json.dumps({
                "timestamp": self.formatTime(record, "%Y-%m-%dT%H:%M:%SZ"),
                "level": record.levelname,
                "message": record.getMessage(),
                "logger": record.name,
                "requestId": Formatter.request_id})
        when = "%s.%03dZ" % (self.formatTime(record, "%Y-%m-%dT%H:%M:%S"), record.msecs)
        text = "[%s]\t%s\t%s\t%s" % (
            record.levelname, when, Formatter.request_id, record.getMessage())
        return text if not record.exc_info else text + "\n" + self.formatException(record.exc_info)


def set_up_logging():
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(Formatter())
    logging.getLogger().addHandler(handler)
    if JSON_LOG:
        logging.getLogger().setLevel(os.environ.get("AWS_LAMBDA_LOG_LEVEL", "INFO"))


def end_with_parent(parent):
    """Where the kernel does not end this process with its parent, it looks after itself."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(0)


def watch_parent():
    threading.Thread(target=end_with_parent, args=(os.getppid(),), daemon=True).start()


def rehearse(root):
    """Only where the server asks for it; a function sees nothing of that."""
    config = os.environ.pop("SNAPSTART_REHEARSAL", None)
    if not config:
        watch_parent()
        return None
    import snapstart_rehearsal
    return snapstart_rehearsal.Rehearsal(config, root)


def load(handler):
    module, _, name = handler.rpartition(".")
    loaded = importlib.import_module(module.replace("/", "."))
    return getattr(loaded, name)


def run_hook(rehearsal, phase, hook):
    func, args, kwargs = hook
    if rehearsal:
        rehearsal.timed(phase, func, lambda: func(*args, **kwargs))
    else:
        func(*args, **kwargs)


def snapshot(api, rehearsal):
    """Waits to be restored; returns the runtime API of the process that was."""
    import snapshot_restore_py as hooks
    try:
        for hook in reversed(hooks.get_before_snapshot()):
            run_hook(rehearsal, "before", hook)
    except BaseException as failure:
        fail(api, "/init/error", "Runtime.BeforeSnapshotError", failure, HOOK_FAILED)
    if rehearsal:
        rehearsal.held(hooks)
    wait_until_restored(api)
    if rehearsal:
        api = Api(rehearsal.clone())
        watch_parent()
        wait_until_restored(api)
    try:
        for hook in hooks.get_after_restore():
            run_hook(rehearsal, "after", hook)
    except BaseException as failure:
        fail(api, "/restore/error", "Runtime.AfterRestoreError", failure, HOOK_FAILED)
    if rehearsal:
        rehearsal.restored(hooks)
    return api


def wait_until_restored(api):
    status, _, _ = api.call("GET", "/restore/next")
    if status != 200:
        os._exit(HOOK_FAILED)


def serve(api, handler, invoked):
    while True:
        status, headers, event = api.call("GET", "/invocation/next")
        if status != 200:
            os._exit(FUNCTION_FAILED)
        request = headers["Lambda-Runtime-Aws-Request-Id"]
        Formatter.request_id = request
        os.environ["_X_AMZN_TRACE_ID"] = headers.get("Lambda-Runtime-Trace-Id", "")
        try:
            result = json.dumps(handler(json.loads(event), Context(headers)), default=encode)
            path, body, extra = "/response", result.encode(), {}
        except Exception as failure:
            report = error(failure)
            report["requestId"] = request
            log_error(report)
            path, body = "/error", json.dumps(report).encode()
            extra = {"Lambda-Runtime-Function-Error-Type": type(failure).__name__}
        sys.stdout.flush()
        api.call("POST", "/invocation/" + request + path, body,
                 {"Content-Type": "application/json", **extra})
        invoked()


def main():
    api = Api(os.environ["AWS_LAMBDA_RUNTIME_API"])
    set_up_logging()
    root = os.environ["LAMBDA_TASK_ROOT"]
    rehearsal = rehearse(root)
    sys.path[0] = root
    try:
        handler = load(os.environ["_HANDLER"])
    except ModuleNotFoundError as failure:
        fail(api, "/init/error", "Runtime.ImportModuleError", failure, FUNCTION_FAILED)
    except AttributeError as failure:
        fail(api, "/init/error", "Runtime.HandlerNotFound", failure, FUNCTION_FAILED)
    except SyntaxError as failure:
        fail(api, "/init/error", "Runtime.UserCodeSyntaxError", failure, FUNCTION_FAILED)
    except Exception as failure:
        fail(api, "/init/error", "Runtime.Unknown", failure, FUNCTION_FAILED)
    if os.environ.get("AWS_LAMBDA_INITIALIZATION_TYPE") == "snap-start":
        api = snapshot(api, rehearsal)
    serve(api, handler, rehearsal.invoked if rehearsal else lambda: None)


main()
