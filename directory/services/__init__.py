"""The services of the directory: kinds and their facts, opening hours, publication, history."""
