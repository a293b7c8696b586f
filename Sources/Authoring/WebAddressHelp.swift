import ASCII
import SiteModel

extension WebAddress.Fault {
    /// What to do about it; `nil` where the address as a whole is to be written otherwise.
    var help: String? {
        switch self {
        case .noHost, .character: nil
        case .encodedControl: "delete the control character, which is written as `%` and two digits"
        case .userInfo: "delete what comes before the `@`: it hides where the address leads"
        case .host: "write the host by its name, as in `https://example.org/page`"
        case .port: "delete the `:` after the host, or write a number from 1 to 65535 after it"
        case .escape: "write `%25` for a percent sign"
        }
    }
}

extension WebAddress {
    /// A character that can be in no address, with its name and what to do about it.
    struct ExcludedCharacter {
        let name: String
        let help: String

        /// The first one of an address.
        init?(in address: String) {
            guard let scalar = address.unicodeScalars.first(where: WebAddress.isExcluded) else { return nil }
            switch scalar {
            case " ":
                name = "a space"
                help = "write `%20` for the space, or delete it"
            case "!"..."~":
                name = scalar == "`" ? "a grave accent" : "`\(scalar)`"
                help = "write `\(PercentEncoding.encoded(String(scalar), keeping: .address))` for it, or delete it"
            default:
                name = "the invisible character \(scalar.codePoint)"
                help = "delete it"
            }
        }
    }
}
