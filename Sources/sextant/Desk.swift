import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel

/// A dossier read, checked and held against the criteria of its assessments.
struct Desk {
  let report: CheckReport
  let library: FrameworkLibrary
  let criteria: [CriterionResult]
}

extension Surroundings {
  /// - Parameters:
  ///   - assessments: those to look at; the ones that the dossier selects where none is named.
  ///   - framework: look at all its assessments, whatever the dossier selects.
  func desk(
    on path: String, assessments: [String], _ source: FrameworkSource? = nil,
    selectingAllOf framework: Framework? = nil
  ) throws -> Desk {
    let files = try dossierFiles(path)
    let frameworks = Ahead { Result { try self.library(source) } }
    frameworks.begin()
    var read = DossierReader.read(files)
    let (library, libraryFindings) = try frameworks.value.get()
    texts.begin()
    let known = library.frameworks.flatMap { framework in
      framework.items.all(Assessment.self).map { framework.name(of: $0.id.text) }
    }
    var wanted = assessments.map { typed in
      known.contains(typed)
        ? typed : known.first { $0.lowercased() == typed.lowercased() } ?? typed
    }
    if let framework {
      wanted = framework.items.all(Assessment.self).map { framework.name(of: $0.id.text) }
    }
    if !wanted.isEmpty {
      for code in wanted where library.find(Assessment.self, named: code) == nil {
        try failUnknown("command.unknownAssessment", code, known: known)
      }
      read.dossier.select(wanted)
    }
    let examination = Examination(
      of: read.dossier, on: currentDay(), assessments: library.demands(of: read.dossier))
    var results = examination.run()
    let criteria = library.criteria(of: read.dossier, results: results)
    if !assessments.isEmpty {
      let named = Set(criteria.flatMap { $0.criterion.conditions + $0.criterion.supporting })
      // Whatever an assessment's criteria name, what it demands must be there.
      results = results.filter {
        named.contains($0.card.code) || CheckText.room(of: $0.card) == .framework
      }
    }
    let names =
      library.unknownNames(in: read.dossier) + Examination.unknownWaivers(in: read.dossier)
      + examination.missingReferenceDate()
    let reading =
      read.findings + libraryFindings
      + names.map { finding in
        var located = finding
        located.place = read.sources.locate(finding.place)
        return located
      }
    let report = CheckReport(
      reading: reading, results: results, demands: examination.assessments,
      sources: read.sources)
    return Desk(report: report, library: library, criteria: criteria)
  }
}
