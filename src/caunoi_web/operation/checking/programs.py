"""Does everything run that has to run beside the site?"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from caunoi_web.operation.checking.findings import Finding, hint, ok, wrong
from caunoi_web.operation.queries import last_beat, waiting_work, work_is_being_done

WORKER_SILENT = timedelta(minutes=2)
WORK_WAITS = timedelta(minutes=10)
DAILY_LATE = timedelta(hours=26)
BACKUP_LATE, BACKUP_MISSING = timedelta(hours=26), timedelta(days=8)


def works_in_the_background(now: datetime) -> Iterator[Finding]:
    """Whether some worker gave a sign of life lately, and whether anything waits too long."""
    start = "Start caunoi-web worker (systemctl start caunoi-worker)."
    beat = last_beat("worker")
    if (beat and now - beat.at < WORKER_SILENT) or work_is_being_done(now):
        yield ok("worker", "At least one is alive.")
    elif beat:
        yield wrong("worker", f"None has been heard of {_ago(now, beat.at)}.", start)
    else:
        yield wrong("worker", "None has ever run: documents are not read and exports not made.", start)
    waiting = waiting_work(now)
    if waiting.number and now - waiting.since > WORK_WAITS:
        advice = "Look into the worker's log; start more workers when there is simply too much."
        yield wrong("work", f"{waiting.number} pieces wait, the oldest {_ago(now, waiting.since)}.", advice)


def runs_daily(now: datetime) -> Finding:
    """Whether reminders and mails went out."""
    advice = "Run caunoi-web daily once a day (systemctl enable --now caunoi-daily.timer, or cron)."
    beat = last_beat("daily")
    if beat is None:
        return wrong("daily", "It has never run: nobody is reminded of anything.", advice)
    says = f"It ran {_ago(now, beat.at)}."
    return wrong("daily", says, advice) if now - beat.at > DAILY_LATE else ok("daily", says)


def is_backed_up(now: datetime) -> Finding:
    """How old the last backup is, and whether it found every original."""
    advice = (
        "Run caunoi-web backup FOLDER --keep 14 every night (systemctl enable --now caunoi-backup.timer)."
    )
    beat = last_beat("backup")
    if beat is None:
        return wrong("backup", "There has never been one.", advice)
    if missing := beat.detail.get("missing"):
        says = f"The last one lacks {missing} original documents that are missing or damaged on the disk."
        return wrong("backup", says, "Look for them in an older backup, and look after the disk.")
    says = f"The last one was made {_ago(now, beat.at)}."
    if now - beat.at > BACKUP_MISSING:
        return wrong("backup", says, advice)
    return hint("backup", says, advice) if now - beat.at > BACKUP_LATE else ok("backup", says)


def _ago(now: datetime, then: datetime) -> str:
    minutes = max(int((now - then).total_seconds() // 60), 0)
    if minutes < 120:
        return f"{minutes} minutes ago"
    return f"{minutes // 60} hours ago" if minutes < 72 * 60 else f"{minutes // (24 * 60)} days ago"
