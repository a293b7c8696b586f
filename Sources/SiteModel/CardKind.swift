/// What a card is for: how soon a reader has to act, how much weight a note has, whether a list is of things to do,
/// whether a text is for those who want to know more, or what it plays.
///
/// An editor writes a card as a block quote with a marker, `> [!EMERGENCY]`. The first three are the levels of care
/// cards as health services use them (NHS digital service manual, “Care cards”), two are notes, two are lists
/// (NHS digital service manual, “Do and Don't lists”), one is closed at first (the same, “Details”), and two play a film or
/// a sound.
package enum CardKind: String, CaseIterable, Sendable {
    /// Get help at once.
    case emergency
    /// Get help within a day.
    case urgent
    /// Get help when there is time.
    case nonUrgent = "non-urgent"
    /// Something worth knowing.
    case note
    /// Something that must not be missed.
    case important
    /// A list of what to do.
    case doThis = "do"
    /// A list of what not to do.
    case doNot = "dont"
    /// What is closed until a reader opens it.
    case details
    /// A film.
    case video
    /// A sound.
    case audio

    /// The word between `[!` and `]`, in capitals.
    package var marker: String { rawValue.uppercased() }

    /// What the card is for, in a sentence.
    package var meaning: String {
        switch self {
        case .emergency: "Get help at once."
        case .urgent: "Get help within a day."
        case .nonUrgent: "Get help when there is time."
        case .note: "Something worth knowing."
        case .important: "Something that must not be missed."
        case .doThis: "A list of what to do."
        case .doNot: "A list of what not to do."
        case .details: "Closed until a reader opens it."
        case .video: "A film."
        case .audio: "A sound."
        }
    }

    /// Whether the card tells when to get help.
    package var isCare: Bool {
        switch self {
        case .emergency, .urgent, .nonUrgent: true
        case .note, .important, .doThis, .doNot, .details, .video, .audio: false
        }
    }

    /// Whether few texts have such a card.
    package var isRare: Bool { isList || self == .details || media != nil }

    /// What the card plays.
    package var media: MediaKind? { MediaKind(rawValue: rawValue) }

    /// Whether the card holds a list and nothing else: the sign before each item says what its heading says.
    package var isList: Bool { self == .doThis || self == .doNot }
}
