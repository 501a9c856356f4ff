import ArgumentParser

@main
struct Sextant: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Workbench for marketing strategy.")
}
