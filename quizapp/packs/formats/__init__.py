"""Other programs' formats of questions, one module a format: bytes in and values out, and values in and bytes out."""
