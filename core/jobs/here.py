"""Engine: this process does the tasks, one after the other."""

from collections.abc import Iterable, Iterator

from ..progress import Progress
from .task import Outcome, Task, Work, attempt


def do_here(work: Work, tasks: Iterable[Task], progress: Progress) -> Iterator[tuple[Task, Outcome]]:
    """Do the tasks in this process.

    Args:
        work: What they are.
        tasks: The tasks.
        progress: Called with the fraction of the task under way; stops the work by raising Cancelled.
    """
    for task in tasks:
        yield task, attempt(work, task, progress)
