"""How the app looks: dark, light, with more contrast, or in the terminal's own colours."""

from __future__ import annotations

from textual.theme import Theme

from quizapp.config.options import THEMES as NAMES

_PLAIN = {"block-cursor-text-style": "none", "link-style": "none", "link-style-hover": "reverse"}

THEMES = (
    Theme(
        name="dark",
        primary="#5b9bd5",
        secondary="#7f9fbf",
        accent="#d5a85b",
        warning="#e0b050",
        error="#f07178",
        success="#6cc88a",
        foreground="#e4e4e4",
        background="#16181c",
        surface="#20242a",
        panel="#262b32",
        variables=_PLAIN | {"text-muted": "#a4abb4"},
    ),
    Theme(
        name="light",
        primary="#1c5a94",
        secondary="#3d5a76",
        accent="#7a5200",
        warning="#7a5200",
        error="#a3202f",
        success="#1a6634",
        foreground="#1c1c1c",
        background="#fafafa",
        surface="#efefef",
        panel="#e4e4e4",
        dark=False,
        variables=_PLAIN | {"text-muted": "#595f66"},
    ),
    Theme(
        name="contrast",
        primary="#8fd0ff",
        secondary="#ffffff",
        accent="#ffe066",
        warning="#ffe066",
        error="#ff9a9a",
        success="#8dffb0",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
        text_alpha=1.0,
        variables=_PLAIN | {"text-muted": "#ffffff", "text-disabled": "#e0e0e0"},
    ),
    Theme(
        name="terminal",
        ansi=True,
        primary="ansi_blue",
        secondary="ansi_cyan",
        warning="ansi_yellow",
        error="ansi_red",
        success="ansi_green",
        accent="ansi_magenta",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables=_PLAIN
        | {
            "ansi-background": "ansi_default",
            "ansi-foreground": "ansi_default",
            "link-color": "ansi_default",
            "border": "ansi_default",
            "border-blurred": "ansi_default",
            "block-cursor-background": "ansi_default",
            "scrollbar": "ansi_default",
            "scrollbar-background": "ansi_default",
            "scrollbar-hover": "ansi_default",
            "scrollbar-background-hover": "ansi_default",
            "scrollbar-active": "ansi_default",
            "scrollbar-background-active": "ansi_default",
        },
    ),
)
"""In the order of their names in config.toml."""

assert tuple(theme.name for theme in THEMES) == NAMES
