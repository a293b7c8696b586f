import ASCII
import Diagnostics

/// A service that readers can call, which `site.yml` names once and texts refer to as `{service:name}`.
package struct Service: Sendable, Equatable {
    /// The name by which texts refer to it.
    package var name: Located<String>
    /// What a reader sees.
    package var label: String
    /// The number to call, digits with an optional leading `+`, as a `tel:` address has it (RFC 3966, section 5.1.4).
    package var number: String
    /// Whether the number is one to send a text message to and not one to call.
    package var takesMessages: Bool

    /// The address of a link to it: `tel:` (RFC 3966) or `sms:` (RFC 5724).
    package var address: String { (takesMessages ? "sms:" : "tel:") + number }

    /// The link to it.
    package var link: CallLink { CallLink(label: label, address: address) }

    /// A service under a number of digits.
    package init(name: Located<String>, label: String, number: String, takesMessages: Bool = false) {
        self.name = name
        self.label = label
        self.number = number
        self.takesMessages = takesMessages
    }

    /// The number in a text that a person wrote: digits with an optional `+` before them, parted by spaces, hyphens,
    /// dots or brackets; `nil` where the text is none.
    package static func number(in text: String) -> String? {
        var number = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case _ where scalar.isASCIIDigit: number.unicodeScalars.append(scalar)
            case "+" where number.isEmpty: number = "+"
            case " ", "-", ".", "(", ")", "\u{A0}", "\u{2011}": continue
            default: return nil
            }
        }
        // Short numbers such as 112 have three digits, and a whole number has 15 at most (ITU-T E.164, section 6).
        let digits = number.count - (number.hasPrefix("+") ? 1 : 0)
        return (2...15).contains(digits) ? number : nil
    }
}
