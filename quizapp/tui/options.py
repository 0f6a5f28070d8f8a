"""A list of options that is driven by its screen's keys and by the mouse."""

from textual.widgets import OptionList


class Options(OptionList, can_focus=False):
    """Never takes the focus, so that every key is the screen's."""
