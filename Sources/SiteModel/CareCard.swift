/// A card of a text that tells when to get help, made to be shown away from its place in the text.
package struct CareCard: Sendable, Equatable {
    /// How soon a reader has to act.
    package var kind: CardKind
    /// Its HTML: its heading is of level 3, and nothing in it leads to other parts of the text.
    package var html: String
    /// The first number in it that a reader can call or send a message to.
    package var call: CallLink?

    /// A card.
    package init(kind: CardKind, html: String, call: CallLink? = nil) {
        self.kind = kind
        self.html = html
        self.call = call
    }
}

/// A link to a number that readers can call or send a message to.
package struct CallLink: Sendable, Equatable {
    /// What a reader sees.
    package var label: String
    /// The address: `tel:` (RFC 3966) or `sms:` (RFC 5724).
    package var address: String

    /// Whether the number is one to send a text message to and not one to call.
    package var takesMessages: Bool { address.hasPrefix("sms:") }

    /// A link with a label and an address.
    package init(label: String, address: String) {
        self.label = label
        self.address = address
    }
}

extension Body {
    /// The card that readers must see at once: the first that says to get help now, or else the first that says to get help
    /// today.
    package var mostUrgentCard: CareCard? {
        careCards.first { $0.kind == .emergency } ?? careCards.first { $0.kind == .urgent }
    }
}
