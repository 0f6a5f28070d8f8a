"""Learners whose memory is known because it is made: what they forget, how they are scheduled, and what comes of it."""
