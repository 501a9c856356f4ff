internal import SextantKernels

/// Who does a plan's tasks, or might.
struct PlanStaff {
  let people: [PlannedPerson]
  let assigned: [[Int]]
  /// Of tasks to which nobody is assigned yet.
  let skillNeeds: [[SkillRequirement]]
  private(set) var problems: [PlanProblem] = []

  init(
    _ project: Project?, _ tasks: [ProjectTask], _ house: WorkingTime, _ dossier: Dossier,
    _ citations: Citations
  ) {
    var places: [ID<Person>: Int] = [:]
    var people: [PlannedPerson] = []
    func place(of id: ID<Person>) -> Int? {
      if let known = places[id] { return known }
      guard let person = dossier.find(id) else { return nil }
      places[id] = people.count
      people.append(PlannedPerson(person, on: project?.id, house: house, dossier, citations))
      return people.count - 1
    }
    assigned = tasks.map { task in
      task.assignees.compactMap { place(of: ID<Person>($0.text)) }
    }
    skillNeeds = tasks.map { task in
      // A vendor's task asks for nobody of the house.
      task.assignees.isEmpty
        ? citations.of(task.id.text, by: SkillRequirement.self, in: "task") : []
    }
    if skillNeeds.contains(where: { !$0.isEmpty }) {
      let members = project?.persons ?? []
      for id in members.isEmpty ? dossier.all(Person.self).map(\.id) : members { _ = place(of: id) }
    }
    self.people = people
    var found: [PlanProblem] = []
    var told: Set<Int> = []
    for (task, own) in zip(tasks, assigned) where task.finishedOn == nil {
      for member in own where told.insert(member).inserted {
        let person = people[member]
        if person.weeklyHours == nil { found.append(.unknownHours(person.person.id)) }
        if person.rate <= 0 {
          found.append(.noCapacity(person.person.id, task.id))
        } else if person.calendar.total == 0 {
          found.append(.away(person.person.id, task.id))
        }
      }
    }
    for (task, needs) in zip(tasks, skillNeeds) where task.finishedOn == nil {
      for need in needs
      where people.count(where: { $0.canServe(need) }) < max(1, need.people ?? 1) {
        found.append(.tooFewSkilled(task.id, skill: need.skill))
      }
    }
    problems = found
  }
}
