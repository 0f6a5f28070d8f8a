"""Documents that are not text: from their bytes to text that `documents.build` understands, one module a format."""
