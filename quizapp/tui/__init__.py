"""The terminal interface; one module and one stylesheet a screen."""
