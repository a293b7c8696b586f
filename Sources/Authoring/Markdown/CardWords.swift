import Diagnostics
import Foundation
import SiteModel

/// The words by which authors call the levels of cards, in the markers and instead of them.
///
/// Words are compared by their letters alone, without case, accents, width, spaces and hyphens.
struct CardWords {
    /// Words of other tools for a level. Where a quote starts with one as a label, a card was meant.
    private static let alike: [String: CareLevel] = [
        "WARNING": .urgent, "CAUTION": .important, "TIP": .note, "DANGER": .emergency,
    ]

    /// Other words for a level, and words of other languages; each says which marker an author probably looks for.
    private static let foreign: [String: CareLevel] = [
        "ALERT": .urgent, "ATTENTION": .important, "CRITICAL": .emergency, "HINT": .note, "INFO": .note,
        "NOTICE": .note, "NOTURGENT": .nonUrgent, "LESSURGENT": .nonUrgent, "UNURGENT": .nonUrgent,
        // Spanish, Portuguese, Italian
        "EMERGENCIA": .emergency, "EMERGENCIAS": .emergency, "URGENCIA": .emergency, "URGENCIAS": .emergency,
        "EMERGENZA": .emergency, "PELIGRO": .emergency, "PERIGO": .emergency, "PERICOLO": .emergency,
        "URGENTE": .urgent, "ADVERTENCIA": .urgent, "AVVERTENZA": .urgent, "NOURGENTE": .nonUrgent,
        "NAOURGENTE": .nonUrgent, "NONURGENTE": .nonUrgent, "NOTA": .note, "IMPORTANTE": .important,
        "ATENCION": .important, "ATENCAO": .important, "ATTENZIONE": .important,
        // French, Dutch, German
        "URGENCE": .emergency, "URGENCES": .emergency, "NOODGEVAL": .emergency, "NOTFALL": .emergency,
        "GEFAHR": .emergency, "AVERTISSEMENT": .urgent, "DRINGEND": .urgent, "WARNUNG": .urgent,
        "NICHTDRINGEND": .nonUrgent, "NIETDRINGEND": .nonUrgent, "REMARQUE": .note, "HINWEIS": .note,
        "WICHTIG": .important, "BELANGRIJK": .important, "ACHTUNG": .important,
        // Chinese, Japanese, Arabic, Russian
        "紧急": .emergency, "緊急": .emergency, "急救": .emergency, "طوارئ": .emergency, "ЭКСТРЕННО": .emergency,
        "СРОЧНО": .urgent, "至急": .urgent, "注意": .important, "重要": .important, "ВАЖНО": .important,
    ]

    /// What the pages of the text's language call the levels.
    private let labels: [String: CareLevel]

    /// The words for the pages of a language.
    init(_ words: BodyWords) {
        labels = Dictionary(
            words.care.map { (Self.key($0.value.label), $0.key) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The level that a marker names, however it is written.
    func level(ofMarker word: String) -> CareLevel? { Self.markers[Self.key(word)] }

    /// The level that a word means which starts a quote as a label.
    func level(ofLabel word: String) -> CareLevel? {
        let key = Self.key(word)
        return Self.markers[key] ?? Self.alike[key] ?? labels[key]
    }

    /// The level that a word which is none was probably to name.
    func level(near word: String) -> CareLevel? {
        let key = Self.key(word)
        if let level = level(ofLabel: word) ?? Self.foreign[key] { return level }
        return NearMiss.suggestion(for: key, among: Self.markers.keys.sorted()).flatMap { Self.markers[$0] }
    }

    private static let markers = Dictionary(
        CareLevel.allCases.map { (key($0.marker), $0) },
        uniquingKeysWith: { first, _ in first }
    )

    /// The letters of a word in capitals.
    private static func key(_ word: String) -> String {
        String(
            String.UnicodeScalarView(
                word.decomposedStringWithCompatibilityMapping.uppercased().unicodeScalars.filter {
                    $0.properties.isAlphabetic && $0.properties.generalCategory != .nonspacingMark
                }
            )
        )
    }
}
