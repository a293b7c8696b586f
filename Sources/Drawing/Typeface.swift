import CFreeType

/// A font whose letters can be drawn: those of the scripts that need no shaping, in one line from left to right.
///
/// Glyphs are drawn as their outlines are, without hints and at whole pixels: the same font gives the same pixels on every
/// machine with the same version of FreeType. To be used by one task at a time.
package final class Typeface {
    private let library: FT_Library
    private let face: FT_Face
    /// FreeType reads from it as long as there is the face.
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private var size = 0
    private var glyphs: [GlyphKey: Glyph] = [:]
    private var indices: [Unicode.Scalar: FT_UInt] = [:]

    private struct GlyphKey: Hashable {
        let index: FT_UInt
        let size: Int
    }

    /// Reads a font in a format that FreeType knows, such as TrueType or OpenType; `nil` where the bytes are none, or its
    /// letters have no outlines or no Unicode numbers.
    package init?(_ font: [UInt8]) {
        var library: FT_Library?
        guard FT_Init_FreeType(&library) == 0, let library else { return nil }
        let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: font.count)
        _ = bytes.initialize(from: font)
        var face: FT_Face?
        guard !font.isEmpty,
            FT_New_Memory_Face(library, bytes.baseAddress, FT_Long(font.count), 0, &face) == 0, let face,
            FT_Select_Charmap(face, FT_ENCODING_UNICODE) == 0,
            face.pointee.face_flags & FT_Long(FT_FACE_FLAG_SCALABLE) != 0
        else {
            FT_Done_FreeType(library)
            bytes.deallocate()
            return nil
        }
        self.library = library
        self.face = face
        self.bytes = bytes
    }

    deinit {
        FT_Done_FreeType(library)
        bytes.deallocate()
    }

    /// The library that draws, with its version: the same version gives the same pixels.
    package static var library: String {
        var library: FT_Library?
        guard FT_Init_FreeType(&library) == 0, let library else { return "FreeType" }
        defer { FT_Done_FreeType(library) }
        var (major, minor, patch): (FT_Int, FT_Int, FT_Int) = (0, 0, 0)
        FT_Library_Version(library, &major, &minor, &patch)
        return "FreeType \(major).\(minor).\(patch)"
    }

    /// The characters that it has.
    package var characters: Set<Unicode.Scalar> {
        var characters: Set<Unicode.Scalar> = []
        var index: FT_UInt = 0
        var code = FT_Get_First_Char(face, &index)
        while index != 0 {
            if let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) { characters.insert(scalar) }
            code = FT_Get_Next_Char(face, code, &index)
        }
        return characters
    }

    // MARK: Lines

    /// A glyph of a line, and where the pen is for it.
    struct Placed {
        let glyph: Glyph
        let pen: Int
    }

    /// The glyphs of a line of text with the given size in pixels, each with its place from the start of the line, and how
    /// far the pen is moved by them.
    func line(_ text: some StringProtocol, size: Int) -> (glyphs: [Placed], width: Int) {
        var placed: [Placed] = []
        var pen = 0
        var last: FT_UInt = 0
        choose(size)
        for scalar in text.unicodeScalars {
            let index = self.index(of: scalar)
            pen += kerning(last, index)
            let glyph = glyph(index)
            placed.append(Placed(glyph: glyph, pen: pen))
            pen += glyph.advance
            last = index
        }
        return (placed, pen)
    }

    /// How wide a line is, in pixels.
    func width(of text: some StringProtocol, size: Int) -> Int { line(text, size: size).width }

    private func choose(_ size: Int) {
        guard size != self.size else { return }
        FT_Set_Pixel_Sizes(face, 0, FT_UInt(size))
        self.size = size
    }

    private func index(of scalar: Unicode.Scalar) -> FT_UInt {
        if let index = indices[scalar] { return index }
        let index = FT_Get_Char_Index(face, FT_ULong(scalar.value))
        indices[scalar] = index
        return index
    }

    private func kerning(_ first: FT_UInt, _ second: FT_UInt) -> Int {
        guard first != 0, face.pointee.face_flags & FT_Long(FT_FACE_FLAG_KERNING) != 0 else { return 0 }
        var delta = FT_Vector()
        // In 64ths of a pixel, at whole pixels.
        guard FT_Get_Kerning(face, first, second, FT_UInt(FT_KERNING_DEFAULT.rawValue), &delta) == 0 else { return 0 }
        return delta.x / 64
    }

    private func glyph(_ index: FT_UInt) -> Glyph {
        let key = GlyphKey(index: index, size: size)
        if let glyph = glyphs[key] { return glyph }
        let glyph = loaded(index)
        glyphs[key] = glyph
        return glyph
    }

    private func loaded(_ index: FT_UInt) -> Glyph {
        guard FT_Load_Glyph(face, index, CFreeTypeDrawUnhinted) == 0, let slot = face.pointee.glyph else {
            return Glyph(width: 0, height: 0, left: 0, rise: 0, advance: 0, coverage: [])
        }
        let bitmap = slot.pointee.bitmap
        let (width, height) = (Int(bitmap.width), Int(bitmap.rows))
        var coverage: [UInt8] = []
        coverage.reserveCapacity(width * height)
        if let buffer = bitmap.buffer {
            for row in 0..<height {
                coverage += UnsafeBufferPointer(start: buffer + row * Int(bitmap.pitch), count: width)
            }
        }
        return Glyph(
            width: width,
            height: height,
            left: Int(slot.pointee.bitmap_left),
            rise: Int(slot.pointee.bitmap_top),
            // In 64ths of a pixel.
            advance: (Int(slot.pointee.advance.x) + 32) / 64,
            coverage: coverage
        )
    }
}
