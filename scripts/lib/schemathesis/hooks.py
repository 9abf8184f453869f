"""Signs webhooks as their senders do, so that more is asked than whether the signature is right. Every fourth stays as it is."""

import hashlib
import hmac
import time
import zlib

import schemathesis


def hexadecimal(secret, message):
    return hmac.new(secret, message, hashlib.sha256).hexdigest()


def by_carrier(body):
    return "sha256=" + hexadecimal(b"local-carrier-secret", body)


def by_payment_provider(body):
    at = str(int(time.time()))
    return f"t={at},v1=" + hexadecimal(b"local-payment-secret", at.encode() + b"." + body)


def signed(signature):
    def sign(request):
        body = request.body or b""
        body = body.encode() if isinstance(body, str) else body
        if zlib.crc32(body) % 4:
            request.headers["X-Signature"] = signature(body)
        return request

    return sign


@schemathesis.hook
def before_call(context, case, kwargs):
    if case.path.startswith("/v1/carriers/"):
        kwargs["auth"] = signed(by_carrier)
    elif case.path.startswith("/v1/payments/{provider}/"):
        kwargs["auth"] = signed(by_payment_provider)
