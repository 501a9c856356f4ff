import Testing

extension InBrowser {
  /// Two people in one dossier, each in a window of their own.
  @Suite(.serialized) struct Live {
    @Test("what one saves appears to the other, also after the connection was lost")
    func changes() async throws {
      try await together { house, dossier, one, two in
        // A list that is empty still.
        try await two.go(dossier + "/objectives")
        try await two.act("window.isTheSame = true")
        _ = try await one.create("objectives", in: dossier, [("text", "Vendre 200 bols par mois")])
        try await two.wait(
          "the first objective appears", until: Self.shows("Vendre 200 bols par mois"))

        _ = try await one.create("objectives", in: dossier, [("text", "Ouvrir à Lyon")])
        try await two.wait("the new objective appears", until: Self.shows("Ouvrir à Lyon"))
        try await two.wait(
          "the change is announced",
          until: "document.querySelector('#announcer').textContent.includes('Camille Moreau')")

        try await house.stop()
        try await two.wait(
          "the lost connection is said",
          until:
            "document.querySelector('#connection').textContent === document.body.dataset.sayOffline"
        )
        let again = try await house.startAgain()
        _ = try await one.create("objectives", in: dossier, [("text", "Réduire les retours")])
        try await two.wait(
          "what was missed appears", until: Self.shows("Réduire les retours"))
        #expect(try await two.run("return window.isTheSame === true"))
        try await again.stop()
      }
    }

    @Test("two people on one form are told, and neither overwrites the other unasked")
    func oneForm() async throws {
      try await together { _, dossier, one, two in
        let objective = try await one.create(
          "objectives", in: dossier, [("text", "Vendre 200 bols par mois")])
        try await two.go(objective + "/edit")
        try await two.act("document.querySelector('#field-unit').focus()")
        try await one.go(objective + "/edit")
        try await one.act("document.querySelector('#field-unit').focus()")
        try await one.wait(
          "the other is announced",
          until: "document.querySelector('[data-others]')?.textContent.includes('Sacha Lenoir')")

        try await one.write("#field-text", "Vendre 250 bols par mois")
        try await one.wait("it is saved", until: Self.isSaved)
        // Another field is nobody's business, and what the other wrote is then shown.
        try await two.write("#field-unit", "bols")
        try await two.wait("it is saved", until: Self.isSaved)
        try await two.wait(
          "the other's text is shown",
          until: "document.querySelector('#field-text').value === 'Vendre 250 bols par mois'")
        // The same field is asked about.
        try await one.write("#field-text", "Vendre 260 bols par mois")
        try await one.wait("it is saved", until: Self.isSaved)
        try await two.write("#field-text", "Vendre 300 bols par mois")
        try await two.wait(
          "both versions are offered",
          until: "document.querySelectorAll('[data-field=text] .choose button').length === 2")
        try await one.go(objective)
        #expect(
          try await one.run("return document.querySelector('main').textContent.includes('260')"))

        try await two.act(
          "document.querySelectorAll('[data-field=text] .choose button')[0].click()")
        try await two.wait(
          "the choice is saved", until: "\(Self.isSaved) && !document.querySelector('.choose')")
        try await one.go(objective)
        #expect(
          try await one.run("return document.querySelector('main').textContent.includes('300')"))
      }
    }

    @Test(
      "what two people wrote is chosen, not settled by typing elsewhere or opening the page anew")
    func chosen() async throws {
      try await together { _, dossier, one, two in
        let objective = try await one.create(
          "objectives", in: dossier, [("text", "Vendre 200 bols par mois")])
        try await two.go(objective + "/edit")
        try await one.go(objective + "/edit")
        try await one.write("#field-text", "Vendre 260 bols par mois")
        try await one.wait("it is saved", until: Self.isSaved)
        try await two.write("#field-text", "Vendre 300 bols par mois")
        let isAsked =
          "document.querySelectorAll('[data-field=text] .choose button').length === 2"
        try await two.wait("both versions are offered", until: isAsked)
        // Another field is saved meanwhile; the question stands, and the other's text too.
        try await two.write("#field-unit", "pièces")
        try await one.go(objective)
        try await one.wait("the other field is saved", until: Self.shows("pièces"))
        #expect(try await two.run("return \(isAsked)"))
        #expect(try await one.run("return \(Self.shows("260"))"))
        // So it does where the page is opened anew: what was typed is there, and is asked about.
        try await two.go(objective + "/edit")
        try await two.wait("both versions are offered again", until: isAsked)
        #expect(
          try await two.run("return document.querySelector('#field-text').value.includes('300')"))
        try await one.go(objective)
        #expect(try await one.run("return \(Self.shows("260"))"))
        try await two.act(
          "document.querySelectorAll('[data-field=text] .choose button')[1].click()")
        try await two.wait(
          "the other's text is taken", until: "!document.querySelector('.choose')")
        #expect(
          try await two.run("return document.querySelector('#field-text').value.includes('260')"))
      }
    }

    @Test("a row whose key changes in its form goes on being saved, where it stands then")
    func movedRow() async throws {
      try await together { _, dossier, one, two in
        let row = try await one.create("redirects", in: dossier, [("from", "/a"), ("to", "/b")])
        try await one.go(row + "/edit")
        try await one.write("#field-from", "/ancienne")
        try await one.wait("it is saved", until: Self.isWhollySaved)
        try await one.write("#field-to", "/nouvelle")
        try await one.wait("it is saved again", until: Self.isWhollySaved)
        #expect(try await one.address.hasSuffix("/redirects/%2Fancienne/edit"))
        try await two.go(dossier + "/redirects")
        try await two.wait("a colleague sees the second field", until: Self.shows("/nouvelle"))
        #expect(try await two.run("return \(Self.shows("/ancienne"))"))
        let left: String = try await one.run(
          "return document.querySelector('#item-form .form-actions a').getAttribute('href')")
        #expect(left.hasSuffix("/redirects/%2Fancienne"))
      }
    }

    @Test("what somebody deletes is said on the pages that show it")
    func deleted() async throws {
      try await together { _, dossier, one, two in
        let objective = try await one.create(
          "objectives", in: dossier, [("text", "Vendre 200 bols par mois")])
        try await two.go(objective)
        try await one.go(objective)
        try await one.act("document.querySelector('main form[action$=\"/delete\"]').submit()")
        try await two.wait(
          "it is said",
          until: """
            !document.querySelector('#connection').hidden
              && document.querySelector('#connection').textContent === document.body.dataset.sayGone
            """)
      }
    }

    @Test("a form is sent once, however often its button is pressed")
    func pressedTwice() async throws {
      try await together { _, dossier, one, _ in
        let objective = try await one.create(
          "objectives", in: dossier, [("text", "Vendre 200 bols par mois")])
        try await one.go(objective)
        try await one.act(
          """
          const form = document.querySelector('main form[action$="/comments"]');
          form.elements.text.value = "À relire";
          const button = form.querySelector("button");
          window.isLeft = false;
          button.click();
          button.click();
          """)
        try await one.wait("the remark stands", until: "window.isLeft === undefined")
        let count: Int = try await one.run(
          "return document.querySelectorAll('article[id^=comment-]').length")
        #expect(count == 1)
      }
    }

    private static let isSaved =
      "/\\d\\d:\\d\\d/.test(document.querySelector('[data-save-state]').textContent)"

    /// Leaving a field saves it once more: the form itself says when nothing waits any longer.
    private static let isWhollySaved =
      "\(isSaved) && !('dirty' in document.querySelector('#item-form').dataset)"

    private static func shows(_ text: String) -> String {
      "document.querySelector('main').textContent.includes('\(text)')"
    }

    private func together(
      _ body: (Served, String, Browser, Browser) async throws -> Void
    ) async throws {
      try await Served.with(.house) { house in
        try await Browser.with { one in
          try await Browser.with { two in
            try await one.createFirst(house)
            let dossier = try await one.createDossier(house, titled: "Boutique de céramique")
            try await one.invite("Sacha Lenoir", "sacha@example.test", to: dossier, into: two)
            try await body(house, dossier, one, two)
          }
        }
      }
    }
  }
}

extension Browser {
  /// Replaces what a field holds, as typing would.
  func write(_ selector: String, _ text: String) async throws {
    try await act(
      """
      const field = document.querySelector(arguments[0]);
      field.form.querySelector("[data-save-state]").textContent = "";
      field.focus();
      field.select();
      """, [selector])
    try await type(text)
  }
}
