"""The commands, one a module: parse, call, print. Each is loaded only when it is meant."""
