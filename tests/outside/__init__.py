"""What needs a browser; run by `python -m pytest tests/outside` where there is one."""
