import SextantModel

/// Lines, reserve and envelope of a budget, and whether the stated total is their sum.
struct BudgetBalance: BoardPicture {
  let look: BoardLook
  let sheet: BudgetSheet

  var html: HTML {
    var entries: [(term: String, HTML)] = [(say("sumOfLines"), look.write(sheet.total.planned))]
    if let printed = sheet.budget.printedTotal, let gap = sheet.printedGap {
      let mark =
        gap == .zero
        ? StatusMark(.good, say("printed.same"))
        : StatusMark(.bad, say("printed.differs", ["gap": .text(look.writeSigned(gap))]))
      entries.append(
        (look.label("printedTotal", of: Budget.self), "\(look.write(printed)) \(mark)"))
    }
    if let contingency = sheet.budget.contingency {
      entries.append((look.label("contingency", of: Budget.self), look.write(contingency)))
    }
    if let envelope = sheet.budget.envelope, let free = sheet.free {
      entries.append((look.label("envelope", of: Budget.self), look.write(envelope)))
      entries.append((say("left"), look.write(free)))
    }
    if sheet.budget.vatBasis != nil, sheet.vat.unknown < sheet.lines.count {
      entries.append((say("vat.exclusive"), look.write(sheet.vat.exclusive)))
      entries.append((say("vat.tax"), look.write(sheet.vat.tax)))
      entries.append((say("vat.inclusive"), look.write(sheet.vat.inclusive)))
    }
    if sheet.vat.unknown > 0 {
      entries.append(
        (
          say("vat.unknown"),
          StatusMark(
            .unknown, say("vat.unknown.count", ["count": .integer(sheet.vat.unknown)])
          ).html
        ))
    }
    return look.section(say("balance"), Definitions(entries).html)
  }
}
