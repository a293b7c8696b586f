import Diagnostics
import Foundation
import SiteModel

/// The words by which authors call the levels of cards, in the markers and instead of them.
///
/// Words are compared by their letters alone, without case, accents, width, spaces and hyphens.
struct CardWords {
    /// Words of other tools for a level. Where a quote starts with one as a label, a card was meant.
    private static let alike: [String: CardKind] = [
        "WARNING": .urgent, "CAUTION": .important, "TIP": .note, "DANGER": .emergency,
    ]

    /// Other words for a level, which begin many a sentence too: with a bracket each says which marker an author looks for.
    private static let near: [String: CardKind] = [
        "ALERT": .urgent, "CRITICAL": .emergency, "HINT": .note, "INFO": .note,
        "NOTICE": .note, "NOTURGENT": .nonUrgent, "LESSURGENT": .nonUrgent, "UNURGENT": .nonUrgent,
        "DOS": .doThis, "DONOT": .doNot, "DONOTS": .doNot, "DONTS": .doNot, "AVOID": .doNot,
        "SUMMARY": .details, "MORE": .details, "SPOILER": .details, "COLLAPSE": .details, "EXPAND": .details,
        "FILM": .video, "MOVIE": .video, "YOUTUBE": .video, "PODCAST": .audio, "SOUND": .audio,
    ]

    /// Words of other languages for a level, as pages in them set advice apart with.
    private static let others: [(CardKind, [String])] = [
        (
            .emergency,
            [
                // Spanish, Portuguese, Italian, French, Romanian
                "EMERGENCIA", "EMERGENCIAS", "URGENCIA", "URGENCIAS", "PELIGRO", "EMERGÊNCIA", "PERIGO", "EMERGENZA",
                "PERICOLO", "URGENCE", "URGENCES", "URGENȚĂ", "PERICOL",
                // German, Dutch, Danish, Norwegian, Swedish, Finnish
                "NOTFALL", "GEFAHR", "NOODGEVAL", "SPOED", "GEVAAR", "FARE", "NØDSITUATION", "FARA", "VAARA",
                // Polish, Russian, Ukrainian, Turkish
                "NIEBEZPIECZEŃSTWO", "ЭКСТРЕННО", "ОПАСНО", "НЕБЕЗПЕЧНО", "ACİL", "TEHLİKE",
                // Chinese, Japanese, Korean, Arabic, Persian, Hebrew
                "紧急", "緊急", "急救", "危险", "危險", "危険", "救急", "응급", "위험", "طوارئ", "خطر", "اورژانس", "חירום", "סכנה",
            ]
        ),
        (
            .urgent,
            [
                "URGENTE", "ADVERTENCIA", "ALERTA", "AVVERTENZA", "AVERTISSEMENT", "AVERTIZARE", "DRINGEND",
                "WARNUNG", "WAARSCHUWING", "ADVARSEL", "VARNING", "VAROITUS", "OSTRZEŻENIE", "PILNE", "СРОЧНО",
                "ПРЕДУПРЕЖДЕНИЕ", "ТЕРМІНОВО", "ПОПЕРЕДЖЕННЯ", "UYARI", "至急", "警告", "경고", "긴급", "تحذير", "عاجل",
                "هشدار",
                "אזהרה", "דחוף",
            ]
        ),
        (
            .nonUrgent,
            [
                "NOURGENTE", "NAOURGENTE", "NONURGENTE", "NONURGENT",
                "NICHTDRINGEND", "NIETDRINGEND",
            ]
        ),
        (
            .important,
            [
                "ATTENTION", "IMPORTANTE", "ATENCION", "AVISO", "PRECAUCION", "CUIDADO", "ATENCAO", "ATTENZIONE",
                "AVVISO", "ATENȚIE", "WICHTIG", "ACHTUNG", "VORSICHT", "BELANGRIJK", "LETOP", "VIGTIGT", "VIKTIG",
                "VIKTIGT", "TÄRKEÄÄ", "UWAGA", "WAŻNE", "ВАЖНО", "ВНИМАНИЕ", "ОСТОРОЖНО", "ВАЖЛИВО", "УВАГА", "DİKKAT",
                "ÖNEMLİ", "注意", "ご注意", "重要", "주의", "중요", "مهم", "هام", "تنبيه", "انتباه", "توجه", "חשוב", "זהירות",
                "שימולב",
            ]
        ),
        (
            .note,
            [
                "NOTA", "REMARQUE", "HINWEIS", "OPMERKING", "BEMÆRK", "MERK", "OBS",
                "WSKAZÓWKA", "ПРИМЕЧАНИЕ", "ПРИМІТКА", "備考", "提示", "참고", "ملاحظة", "הערה",
            ]
        ),
    ]

    private static let foreign = Dictionary(
        others.flatMap { level, words in words.map { (key($0), level) } },
        uniquingKeysWith: { first, _ in first }
    )

    /// What the pages of the text's language call the levels.
    private let labels: [String: CardKind]

    /// The words for the pages of a language.
    init(_ words: BodyWords) {
        labels = Dictionary(
            words.care.map { (Self.key($0.value.label), $0.key) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The level that a word means which starts a quote as a label.
    func level(ofLabel word: String) -> CardKind? {
        let key = Self.key(word)
        return Self.markers[key] ?? Self.alike[key] ?? labels[key]
    }

    /// The level that a word means, of whatever language.
    func level(ofWord word: String) -> CardKind? { level(ofLabel: word) ?? Self.foreign[Self.key(word)] }

    /// The level that a word which is none was probably to name.
    func level(near word: String) -> CardKind? {
        let key = Self.key(word)
        if let level = level(ofWord: word) ?? Self.near[key] { return level }
        return NearMiss.suggestion(for: key, among: Self.markers.keys.sorted()).flatMap { Self.markers[$0] }
    }

    private static let markers = Dictionary(
        CardKind.allCases.map { (key($0.marker), $0) },
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
