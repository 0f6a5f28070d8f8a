"""Where text is compared and read: normal forms, accents, numbers, dates, control characters."""
