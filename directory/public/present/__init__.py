"""From data to the Dutch sentences that people read: pure functions, a date or moment in where time matters.

The sentences about hours and ages have TypeScript twins; `tests/vectors/` holds the cases that both must pass.
"""
