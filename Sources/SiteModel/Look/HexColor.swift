import Foundation

/// A color without transparency, as CSS writes it in hexadecimal digits (CSS Color Module Level 4, section 5.2).
package struct HexColor: Hashable, Sendable, CustomStringConvertible {
    /// Red, green and blue, each from 0 to 255.
    package let channels: [Int]

    /// Reads `#rrggbb`, or `#rgb` for the same with each digit twice; `nil` for anything else.
    package init?(_ text: String) {
        let digits = text.utf8.dropFirst().map { Character(Unicode.Scalar($0)) }
        guard text.utf8.first == UInt8(ascii: "#"), digits.count == 3 || digits.count == 6,
            digits.allSatisfy(\.isHexDigit)
        else { return nil }
        let pairs =
            digits.count == 3
            ? digits.map { "\($0)\($0)" } : [0, 2, 4].map { "\(digits[$0])\(digits[$0 + 1])" }
        channels = pairs.compactMap { Int($0, radix: 16) }
    }

    private init(channels: [Int]) { self.channels = channels }

    /// The color as `#rrggbb`, in small letters.
    package var description: String {
        "#" + channels.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// From 0 for black to 1 for white (WCAG 2.2, “relative luminance”).
    package var luminance: Double {
        let linear = channels.map { channel in
            let value = Double(channel) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return zip([0.2126, 0.7152, 0.0722], linear).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// From 1 for two that are the same to 21 for black and white (WCAG 2.2, “contrast ratio”).
    package func contrast(with other: HexColor) -> Double {
        let (one, two) = (luminance, other.luminance)
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    /// The color mixed with so much black or white, from 0 for none of it to 1 for nothing else.
    package func mixed(with end: Extreme, share: Double) -> HexColor {
        let goal: Double = end == .black ? 0 : 255
        return HexColor(channels: channels.map { Int((Double($0) + (goal - Double($0)) * share).rounded()) })
    }

    /// The ends between which colors are.
    package enum Extreme: CaseIterable, Sendable {
        case black
        case white
    }
}
