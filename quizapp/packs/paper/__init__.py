"""Questions on paper: in which order each version has them, how they are printed, and what is right."""
