import SiteModel

/// The interface words of the page's language by their keys in its strings file.
struct WordsView: TemplateView {
    private var values: [String: TemplateValue] = [:]

    /// Which words there are depends on the theme: the resolver gets their keys from the strings files.
    static let schema = TemplateSchema<WordsView>([])

    init(_ strings: InterfaceStrings?) {
        for (key, entry) in strings?.entries ?? [:] {
            switch entry.value {
            case .text(let text): values[key] = .text(text.value)
            case .byNumber(let forms): values[key] = .view(ViewScope(WordFormsView(forms)))
            }
        }
    }

    func value(of name: String) -> TemplateValue? { values[name] }
}

/// A word that depends on a number, for a script that puts the number in.
struct WordFormsView: TemplateView {
    var zero: String
    var one: String
    var other: String

    /// The texts for each kind of number; where the strings file has none, it is that for other numbers.
    init(_ forms: NumberForms) {
        other = forms.other.value
        zero = forms.zero?.value ?? other
        one = forms.one?.value ?? other
    }

    static let schema = TemplateSchema<WordFormsView>([
        .text("zero", "the text for 0") { $0.zero },
        .text("one", "the text for 1") { $0.one },
        .text("other", "the text for every other number, with `{count}` where the number belongs") { $0.other },
    ])
}
