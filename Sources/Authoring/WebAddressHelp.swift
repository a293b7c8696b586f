import SiteModel

extension WebAddress.Fault {
    /// What to do about it; `nil` where the address as a whole is to be written otherwise.
    var help: String? {
        switch self {
        case .noHost, .character: nil
        case .userInfo: "delete what comes before the `@`: it hides where the address leads"
        case .host: "write the host by its name, as in `https://example.org/page`"
        case .port: "delete the `:` after the host, or write a number from 1 to 65535 after it"
        case .escape: "write `%25` for a percent sign"
        }
    }
}
