/// Character references of HTML and XML, as far as an address could hide after them.
package enum MarkupReferences {
    private static let names: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "colon": ":", "tab": "\t", "newline": "\n",
        "sol": "/", "bsol": "\\", "lpar": "(", "rpar": ")", "period": ".", "num": "#", "commat": "@", "semi": ";",
        "nbsp": "\u{A0}", "excl": "!", "comma": ",", "equals": "=", "hyphen": "-", "dash": "-", "lowbar": "_",
    ]

    /// The text with its references read.
    package static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "&", let (value, count) = reference(rest) else {
                result.append(scalar)
                continue
            }
            result.append(value)
            rest = rest.dropFirst(count)
        }
        return String(result)
    }

    private static func reference(_ text: Substring.UnicodeScalarView) -> (Unicode.Scalar, Int)? {
        let isNumber = text.first == "#"
        let body = isNumber ? text.dropFirst() : text
        let isHexadecimal = isNumber && (body.first == "x" || body.first == "X")
        let digits = (isHexadecimal ? body.dropFirst() : body).prefix(isNumber ? 10 : 32).prefix { scalar in
            isNumber
                ? scalar.properties.isASCIIHexDigit && (isHexadecimal || scalar.properties.numericType != nil)
                : scalar.properties.isAlphabetic
        }
        guard !digits.isEmpty else { return nil }
        var count = digits.count + (isNumber ? 1 : 0) + (isHexadecimal ? 1 : 0)
        let isClosed = text.dropFirst(count).first == ";"
        if isClosed { count += 1 }
        if isNumber {
            let value = UInt32(String(digits), radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
            return (value ?? "\u{FFFD}", count)
        }
        guard isClosed, let value = names[String(digits).lowercased()] else { return nil }
        return (value, count)
    }

    /// The text without white space and control characters, which browsers drop from addresses, in lower case.
    package static func plain(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in decoded(text).unicodeScalars where scalar.value > 0x20 && !(0x7F...0xA0).contains(scalar.value) {
            result.append(scalar)
        }
        return String(result).lowercased()
    }
}
