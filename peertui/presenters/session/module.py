"""One part of the programme: its steps, and below each what was written there."""

from __future__ import annotations

from peertui.presenters.command_handlers import does
from peertui.presenters.commands import BACK_OUT
from peertui.presenters.reply import Done, Reply, say_for_now
from peertui.presenters.row_refs import RowKind, RowRef
from peertui.presenters.session.entry_commands import HIDE_MODULE, SHOW_MODULE
from peertui.presenters.session.entry_rows import entry_row, note_row
from peertui.presenters.session.part_list import PartList
from peertui.services.app_context import AppInUse
from plans.guide.module_progress import ModuleOverview, ModuleState, overview_of
from plans.guide.step_content import place_of
from plans.pack.own_words import title_of
from plans.record import changes
from plans.record.context import Context
from widgets.models.command import Command
from widgets.models.row import Row


class ModuleSteps(PartList):
    """Ends with the step to begin at, or None."""

    HELP = (
        "The steps of this part. {pick} opens a step in the meeting, or asks what to do with something that was "
        "written: it stands below its step."
    )

    def __init__(self, app: AppInUse, module_id: str) -> None:
        super().__init__(app)
        self._module_id = module_id

    @property
    def _about(self) -> ModuleOverview:
        return overview_of(self.workspace.context, self._module_id)

    @property
    def _is_hidden(self) -> bool:
        return self._about.state is ModuleState.HIDDEN

    def title(self) -> str:
        return title_of(self.workspace.pack, self.workspace.record.my_words, self._about.module)

    def above(self) -> str:
        about = self._about
        return f"For the worker: {about.module.purpose}\n{about.words[:1].upper()}{about.words[1:]}."

    def commands(self) -> tuple[Command, ...]:
        return (SHOW_MODULE if self._is_hidden else HIDE_MODULE, BACK_OUT)

    def rows(self) -> tuple[Row, ...]:
        return module_rows(self.workspace.context, self._about)

    def picked(self, row_id: str) -> Reply:
        ref = RowRef.of(row_id)
        return Done(ref.id) if ref is not None and ref.kind is RowKind.STEP else super().picked(row_id)

    @does(HIDE_MODULE, SHOW_MODULE)
    def hide(self) -> Reply:
        """Take it off the lists, or put it back."""
        workspace, hidden = self.workspace, self._is_hidden
        workspace.put(changes.hide_module(workspace.record, self._module_id, not hidden))
        return say_for_now("It is on the lists again." if hidden else "Hidden. It can be shown again here.")


def module_rows(context: Context, about: ModuleOverview) -> tuple[Row, ...]:
    """The steps of a module, and below each what was written there."""
    made: list[Row] = []
    for step in about.module.steps:
        place = f"{about.module.id}/{step.id}"
        detail = "talked about" if step.id in about.talked else "parked" if step.id in about.parked else ""
        made.append(RowRef(RowKind.STEP, place).row(step.title, detail=detail))
        made += [entry_row(context, e) for e in context.record.entries if e.kept and place_of(e) == place]
        made += [note_row(n) for n in context.record.notes if n.kept and place_of(n) == place]
    return tuple(made)
