import Testing

/// Everything that is tried in a real browser, one test after another: they share the machine.
@Suite(
  .serialized,
  .enabled(
    if: Rig.runs, "not asked for: bin/setup --tests, then bin/audit or SEXTANT_BROWSER=demanded"))
enum InBrowser {}
