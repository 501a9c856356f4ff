import Testing

/// Everything that is tried in a real browser, one test after another: they share the machine.
@Suite(
  .serialized,
  .enabled(
    if: Rig.runs, "no chromium and chromedriver here: bin/setup --tests installs them"))
enum InBrowser {}
