/// A text that starts with a number and lost the `>` before it, which was to say “more than”.
struct Comparison {
    enum Content {
        /// Nothing but a number: no one says that.
        case numberAlone
        /// A number with its unit: `38 °C is a fever.`
        case measure
        /// How much in what time: `3 drinks a day`, `40 years of age`.
        case rate
        /// A number that other words follow.
        case words
        /// A number in words: `two weeks`.
        case numberInWords
    }

    let content: Content
    /// Whether an equals sign, or the word for it, is before the number.
    let isEqual: Bool

    /// Reads the start of a quote; `nil` where it starts with no number, or is plainly someone's words.
    init?(_ text: String) {
        var rest = text[...].drop { $0.isWhitespace }
        let equal = ["= ", "=", "or = ", "or equal to "].first { rest.hasPrefix($0) }
        isEqual = equal != nil
        if let equal { rest = rest.dropFirst(equal.count).drop { $0.isWhitespace } }
        let isSigned = rest.first.map { "€$£¥~≈".contains($0) } ?? false
        rest = rest.drop { "€$£¥~≈≥≤<-−–+±".contains($0) || $0.isWhitespace }
        let words = rest.split { $0.isWhitespace || ",;:.!?。、".contains($0) }.map { $0.lowercased() }
        guard let first = rest.first, let word = words.first else { return nil }
        guard first.isNumber else {
            guard ComparedWords.numbers.contains(word) else { return nil }
            content = .numberInWords
            return
        }
        // `1.one` is an item that lacks a space.
        let digits = rest.prefix { $0.isNumber }
        if let sign = rest.dropFirst(digits.count).first, ".)".contains(sign),
            rest.dropFirst(digits.count + 1).first?.isLetter == true
        {
            return nil
        }
        let number = rest.prefix { $0.isNumber || ".,:/-–‑ \u{A0}\u{202F}’".contains($0) }
        let after = rest.dropFirst(number.count)
        if !after.contains(where: { $0.isLetter || "%°½".contains($0) }) {
            // No one says “or = 65”, nor a price alone.
            content = isEqual && text.contains("or ") || isSigned ? .measure : .numberAlone
            return
        }
        let isSaid = words.contains { ComparedWords.firstPerson.contains($0) }
        let unit = after.prefix { !$0.isWhitespace && !",;:.!?。、".contains($0) }
        if !isSaid, ComparedWords.isUnit(unit) {
            content = .measure
        } else if !isSaid, ComparedWords.isRate(after) {
            content = .rate
        } else {
            content = .words
        }
    }
}

/// The words that tell a limit from what someone says, in the languages that pages are likely to have.
private enum ComparedWords {
    /// Units of measurement.
    private static let units: Set<String> = [
        "%", "‰", "°", "°c", "°f", "ºc", "℃", "℉", "kg", "g", "mg", "µg", "μg", "mcg", "ng", "lb", "lbs", "oz", "l",
        "ml", "dl", "µl",
        "cm", "mm", "km", "mmhg", "kpa", "bpm", "kcal", "kj", "iu", "ie", "mmol", "µmol", "nmol", "mmol/l", "kg/m²",
        "kg/m2",
        "units", "unit", "градусов", "кг", "мг", "г", "мл", "度", "歳", "岁", "%以上",
    ]

    static func isUnit(_ word: Substring) -> Bool {
        let lower = word.lowercased()
        if units.contains(lower) { return true }
        // `mg/dL`, `mL/min`
        guard let slash = lower.firstIndex(of: "/") else { return lower.hasPrefix("°") }
        return units.contains(String(lower[..<slash]))
    }

    /// Whether words after a number say how much of something in a time, or of an age: `drinks a day`, `Gläser pro Tag`.
    static func isRate(_ words: Substring) -> Bool {
        let parts = words.lowercased().split { $0.isWhitespace || ",;:.!?".contains($0) }.prefix(4)
        guard parts.count > 1 else { return false }
        return zip(parts, parts.dropFirst()).contains { word, next in
            ["a", "an", "per", "pro", "par", "por", "al", "alla"].contains(word) && times.contains(String(next))
                || word == "of" && next == "age"
        }
    }

    private static let times: Set<String> = [
        "day", "week", "month", "year", "hour", "minute", "night", "tag", "woche", "monat", "jahr", "stunde", "jour",
        "semaine", "mois", "an", "heure", "día", "dia", "semana", "mes", "mês", "año", "ano", "hora", "giorno",
        "settimana",
        "mese", "anno", "ora", "dag", "maand", "jaar",
    ]

    /// Words by which someone speaks of themselves.
    static let firstPerson: Set<String> = [
        "i", "i’m", "i'm", "i’ve", "i've", "my", "me", "we", "our", "us", "ich", "mein", "meine", "meiner", "meinem",
        "wir",
        "uns", "mir", "mich", "je", "j’ai", "j'ai", "mon", "ma", "mes", "nous", "yo", "mi", "mis", "nos", "eu", "meu",
        "minha",
        "io", "mio", "mia", "noi", "ik", "mijn", "wij", "я", "мы", "мой",
    ]

    /// Numbers in words.
    static let numbers: Set<String> = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen", "twenty",
        "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "zwei", "drei", "vier", "fünf",
        "sechs", "sieben", "acht", "zehn", "zwanzig", "dreißig", "vierzig", "fünfzig", "deux", "trois", "quatre",
        "cinq",
        "sept", "huit", "dix", "vingt", "trente", "quarante", "cinquante", "dos", "tres", "cuatro", "cinco", "seis",
        "siete", "ocho", "diez", "veinte", "treinta",
    ]
}

/// Words with which a text says what a sign means.
enum SignMeaning {
    private static let verbs: Set<String> = [
        "means", "mean", "meaning", "stands", "stand", "shows", "indicates", "signifies", "bedeutet", "bedeuten",
        "heißt",
        "steht", "signifie", "signifient", "veut", "significa", "significan", "indica", "betekent", "означает",
        "oznacza",
    ]

    private static let joining: Set<String> = [
        "and", "or", "und", "oder", "et", "ou", "y", "o", "e", "en", "of", "и", "i",
    ]

    /// Whether the words after a sign say what it means, or join it to another sign: `+ and – on the test`.
    static func begins(_ text: String) -> Bool {
        let words = text.split(separator: " ", maxSplits: 2)
        guard let first = words.first else { return false }
        if verbs.contains(String(first)) { return true }
        return joining.contains(String(first)) && words.count > 1
            && ["+", "–", "-", "−", "±", "*", "++"].contains(words[1])
    }
}
