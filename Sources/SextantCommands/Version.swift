/// What `--version` says, of either program.
public let programVersion = "0.1.0"
