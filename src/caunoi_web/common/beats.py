"""Signs of life of what runs beside the site; whoever watches over the installation connects to them.

``beat.send(sender="worker", name=…)`` from a loop, ``beat.send(sender="daily", name="daily")`` at the end
of a run. The sender is the kind of program, ``name`` which of them. Receivers decide how often to note it.
"""

from django.dispatch import Signal

beat = Signal()
