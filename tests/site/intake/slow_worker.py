"""A real worker process whose documents say how they want to be read: ``python slow_worker.py LEASE``."""

import sys

import django

if __name__ == "__main__":
    django.setup()

    from datetime import timedelta

    from tests.site.intake.misbehaving import behave

    from caunoi_web.intake import reader as reading
    from caunoi_web.intake import worker

    lease = timedelta(seconds=float(sys.argv[1]))
    reading.BEAT = 0.3
    stop = worker.Stop()
    stop.listen()
    with reading.Reader(behave) as reader:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        worker.work(stop=stop, reader=reader, until_empty=True, lease=lease)
