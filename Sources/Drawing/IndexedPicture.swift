/// A color of a picture, with 8 bits for each channel (sRGB).
package struct PictureColor: Hashable, Sendable {
    /// How much red it has.
    package var red: UInt8
    /// How much green it has.
    package var green: UInt8
    /// How much blue it has.
    package var blue: UInt8

    /// A color with the given channels.
    package init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// The color on the way to another one, after `step` of so many equal steps.
    func mixed(with other: PictureColor, step: Int, of steps: Int) -> PictureColor {
        func channel(_ from: UInt8, _ to: UInt8) -> UInt8 {
            UInt8(clamping: (Int(from) * (steps - step) + Int(to) * step + steps / 2) / steps)
        }
        return PictureColor(
            red: channel(red, other.red),
            green: channel(green, other.green),
            blue: channel(blue, other.blue)
        )
    }
}

/// A picture of few colors: each pixel is the place of its color in a palette.
package struct IndexedPicture: Hashable, Sendable {
    /// The width in pixels.
    package let width: Int
    /// The height in pixels.
    package let height: Int
    /// The colors, at most 16.
    package let palette: [PictureColor]
    /// The pixels, row by row from the top, each the place of its color in `palette`.
    package private(set) var pixels: [UInt8]

    /// A picture of the first color of a palette alone.
    init(width: Int, height: Int, palette: [PictureColor]) {
        self.width = width
        self.height = height
        self.palette = palette
        pixels = [UInt8](repeating: 0, count: width * height)
    }

    /// Fills a rectangle with a color of the palette; what is outside the picture is left out.
    mutating func fill(columns: Range<Int>, rows: Range<Int>, with color: UInt8) {
        let columns = columns.clamped(to: 0..<width)
        for row in rows.clamped(to: 0..<height) {
            for column in columns { pixels[row * width + column] = color }
        }
    }

    /// Puts a glyph into the picture; what is outside the picture is left out.
    ///
    /// - Parameters:
    ///   - glyph: The glyph.
    ///   - left: The column of its left edge.
    ///   - top: The row of its upper edge.
    ///   - ink: The shades that it is drawn in.
    mutating func draw(_ glyph: Glyph, left: Int, top: Int, in ink: Ink) {
        let columns = max(0, -left)..<max(max(0, -left), min(glyph.width, width - left))
        let rows = max(0, -top)..<max(max(0, -top), min(glyph.height, height - top))
        glyph.coverage.withUnsafeBufferPointer { coverage in
            pixels.withUnsafeMutableBufferPointer { pixels in
                for row in rows {
                    let source = row * glyph.width
                    let target = (top + row) * width + left
                    for column in columns {
                        let shade = ink.shade(ofCoverage: coverage[source + column])
                        // Where two glyphs touch, the darker one counts.
                        if shade > pixels[target + column] { pixels[target + column] = shade }
                    }
                }
            }
        }
    }
}

/// A stretch of a palette with the shades of one color, from faint to full.
struct Ink {
    /// The place of the faintest shade.
    let first: Int
    /// How many shades there are.
    let count: Int

    /// The place of the full color.
    var full: UInt8 { UInt8(first + count - 1) }

    /// The place of the shade for a pixel that is covered so far, from 0 for not at all to 255; 0 is the background.
    func shade(ofCoverage coverage: UInt8) -> UInt8 {
        let step = (Int(coverage) * count + 127) / 255
        return step == 0 ? 0 : UInt8(first + step - 1)
    }
}

/// The shape of a character in one size.
struct Glyph {
    /// The width in pixels.
    let width: Int
    /// The height in pixels.
    let height: Int
    /// How many pixels its left edge is to the right of the pen.
    let left: Int
    /// How many pixels its upper edge is above the line on which letters stand.
    let rise: Int
    /// How far the pen moves, in pixels.
    let advance: Int
    /// How far each pixel is covered, row by row from the top: from 0 for not at all to 255.
    let coverage: [UInt8]
}
