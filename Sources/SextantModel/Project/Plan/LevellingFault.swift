internal import SextantKernels

extension ProjectLevelling {
  /// What the independent verification found first, said with the task or person it is about; `nil`
  /// for a plan that is sound. A plan with a fault is never carried out.
  func fault(_ dossier: Dossier) -> Obstacle? {
    breaches.first.map { Self.fault($0, plan, dossier) }
  }

  static func fault(
    _ breach: ScheduleBreach, _ plan: ProjectPlan, _ dossier: Dossier
  ) -> Obstacle {
    func place(_ index: Int) -> ID<ProjectTask>? {
      plan.tasks.indices.contains(index) ? plan.tasks[index].id : nil
    }
    func who(_ index: Int) -> ID<Person>? {
      plan.people.indices.contains(index) ? plan.people[index].person.id : nil
    }
    let (key, task, person): (String, ID<ProjectTask>?, ID<Person>?) =
      switch breach {
      case .otherPlan: ("otherPlan", nil, nil)
      case .bound: ("bound", nil, nil)
      case .link: ("link", nil, nil)
      case .early(let index): ("early", place(index), nil)
      case .duration(let index): ("duration", place(index), nil)
      case .people(let index): ("people", place(index), nil)
      case .overload(let resource, _): ("overload", nil, who(resource))
      case .unskilled(let index, let resource): ("unskilled", place(index), who(resource))
      }
    let arguments: [String: Argument] = [
      "task": .text(dossier.find(task)?.label ?? "–"),
      "person": .text(dossier.find(person)?.name ?? "–"),
    ]
    return Obstacle(
      key: "unsound", field: nil, message: Message("plan.fault.\(key)", arguments),
      remedy: Message("plan.fault.remedy"),
      evidence: [task?.text, person?.text].compactMap { $0 })
  }
}
