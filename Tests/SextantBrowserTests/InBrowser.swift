import Testing

/// Everything that is tried in a real browser, one test after another: they share the machine.
@Suite(
  .serialized,
  .enabled(
    if: Rig.runs, "bin/check runs them in a step of its own, with SEXTANT_BROWSER=demanded"))
enum InBrowser {}
