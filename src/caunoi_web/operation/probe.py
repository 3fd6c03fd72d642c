"""Asks the site on this machine whether it is ready: ``python -m caunoi_web.operation.probe [PORT]``.

For the health check of a container. Knows nothing of Django, so it is quick.
"""

import http.client
import sys

from caunoi_web import environment as env

WAIT = 8  # seconds


def main(arguments: list[str]) -> int:
    """0 when it is ready; 1 with a word about why not."""
    port = int(arguments[0]) if arguments else 8000
    host = next(iter(env.words("HOSTS", "localhost"))).lstrip(".")
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT)
    try:
        link.request("GET", "/health/ready", headers={"Host": host})
        status = link.getresponse().status
    except OSError as fault:
        print(f"no answer: {type(fault).__name__}")  # noqa: T201
        return 1
    finally:
        link.close()
    print(status)  # noqa: T201
    return 0 if status == http.client.OK else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
