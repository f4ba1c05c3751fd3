"""Bytes on disk: writing that survives a crash, reading with limits, the model as TOML."""
