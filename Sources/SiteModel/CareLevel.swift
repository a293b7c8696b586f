/// How soon a reader has to act on what a care card says, or how much weight a note has.
///
/// An editor writes a card as a block quote with a marker, `> [!EMERGENCY]`. The first three are the levels of care
/// cards as health services use them (NHS digital service manual, “Care cards”); the others are notes.
package enum CareLevel: String, CaseIterable, Sendable {
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

    /// The word between `[!` and `]`, in capitals.
    package var marker: String { rawValue.uppercased() }

    /// Whether the card tells when to get help.
    package var isCare: Bool {
        switch self {
        case .emergency, .urgent, .nonUrgent: true
        case .note, .important: false
        }
    }
}
