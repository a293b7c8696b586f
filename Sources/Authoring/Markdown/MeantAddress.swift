/// The address that was probably meant by one that leads nowhere as it is written.
enum MeantAddress {
    /// What to write in place of a path that is none of this site: the address of a host without `https://`, one of
    /// mail, or a number to call.
    static func of(path: String) -> String? {
        let host = path.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if host.contains("@") {
            return host.count == path.count && isMail(host) ? "mailto:" + path : nil
        }
        if isNumber(path) { return "tel:" + path.filter { $0.isNumber || $0 == "+" } }
        return isHost(host) ? "https://" + path : nil
    }

    /// What to write in place of `mailto:` or `tel:` with something that browsers do not take; `nil` where it is right.
    static func of(scheme: String, rest: Substring) -> String? {
        let decoded = PercentDecoding.spaces(rest)
        let value = decoded.drop { $0 == "/" || $0 == " " }
        let target = value.prefix { $0 != "?" }
        switch scheme {
        case "mailto":
            let isRight =
                value.count == rest.count && (target.isEmpty || target.split(separator: ",").allSatisfy(isMail))
            return isRight ? nil : "mailto:" + (isMail(target) ? String(value) : "help@example.org")
        default:
            let digits = target.filter { $0.isNumber || $0 == "+" }
            guard value.count == rest.count, target.contains(where: \.isNumber), !target.contains(" ") else {
                // Words between digits part two numbers, which must not become one.
                let isOne = !target.drop { !$0.isNumber }.contains(where: \.isLetter)
                guard isOne else { return "\(scheme):+18005550100" }
                return "\(scheme):" + (digits.isEmpty ? "+18005550100" : String(digits))
            }
            return nil
        }
    }

    private static func isMail(_ text: Substring) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !text.contains(" ")
    }

    private static func isNumber(_ text: String) -> Bool {
        let digits = text.filter(\.isNumber)
        return digits.count >= 2 && text.allSatisfy { $0.isASCII && ($0.isNumber || "+-(). ".contains($0)) }
    }

    /// Whether a name is that of a host: it begins with `www.`, or ends as hosts do and files do not.
    private static func isHost(_ text: Substring) -> Bool {
        let parts = text.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let last = parts.last, !parts.contains(""), !text.contains(" ") else { return false }
        return (parts[0] == "www" && parts.count > 2) || domains.contains(String(last))
    }

    /// Endings of hosts that health pages name. No file that texts link to ends like these.
    private static let domains: Set<String> = [
        "com", "org", "net", "edu", "gov", "int", "mil", "info", "health", "nhs", "eu", "uk", "us", "ca", "au", "nz",
        "ie",
        "de", "fr", "es", "it", "nl", "be", "ch", "at", "se", "no", "dk", "fi", "pt", "br", "mx", "jp", "cn", "in",
        "za",
    ]
}

private enum PercentDecoding {
    /// A text with its encoded spaces as spaces.
    static func spaces(_ text: Substring) -> Substring { text.replacing("%20", with: " ")[...] }
}
