"""Cards, calendar, scheduling, grading, queue and session; pure."""
