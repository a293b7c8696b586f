/// What a picture carries about itself beside what it shows, found without looking at its pixels.
package struct ImageMetadata {
    /// The blocks that a camera wrote.
    private(set) var exif: [ExifBlock] = []
    /// The packets of XMP (ISO 16684-1), which photo programs write.
    private(set) var xmp: [ArraySlice<UInt8>] = []

    /// Reads the blocks of a picture; a format that holds none has none. What is broken is passed over.
    ///
    /// PNG can hold XMP compressed, and GIF in a form of its own; those are not looked into.
    package init(_ bytes: [UInt8]) {
        switch ImageFormat(bytes: bytes) {
        case .jpeg: readJPEG(bytes)
        case .png: readPNG(bytes)
        case .webp: readWebP(bytes)
        case .avif, .heic: readHEIF(bytes)
        case .tiff: add(exif: bytes[...])
        case .gif, .svg, .bmp, .jpegXL, nil: break
        }
    }

    /// Whether it says where the picture was taken.
    package var tellsPlace: Bool {
        exif.contains(where: \.tellsPlace) || xmp.contains(where: Self.tellsPlace)
    }

    /// Whether the picture is shown turned by a quarter.
    var isTurned: Bool { exif.first?.isTurned ?? false }

    /// XMP specification, part 2, section 2.4: the properties of Exif keep their names.
    private static func tellsPlace(_ packet: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: packet, as: UTF8.self)
        return ["GPSLatitude=", "GPSLatitude>", "GPSLongitude=", "GPSLongitude>"].contains {
            text.firstRange(of: $0) != nil
        }
    }

    private mutating func add(exif bytes: ArraySlice<UInt8>) {
        if let block = ExifBlock(bytes) { exif.append(block) }
    }

    /// JPEG (ITU-T T.81), annex B.1: segments up to the start of the scan. Exif and XMP lie in those named APP1.
    private mutating func readJPEG(_ bytes: [UInt8]) {
        let reader = ByteReader(bytes[...])
        var offset = 2
        while let marker = reader.number(at: offset, size: 2), marker >> 8 == 0xFF {
            let kind = marker & 0xFF
            if kind == 0xFF {
                offset += 1
                continue
            }
            guard kind != 0xDA, let length = reader.number(at: offset + 2, size: 2), length >= 2,
                let segment = reader.slice(from: offset + 4, count: length - 2)
            else { return }
            if kind == 0xE1 {
                if segment.starts(with: "Exif\0\0".utf8) { add(exif: segment) }
                if segment.starts(with: "http://ns.adobe.com/x".utf8) { xmp.append(segment) }
            }
            offset += 2 + length
        }
    }

    /// PNG (third edition), section 5.3: chunks to the end of the file; Exif may be after the pixels.
    private mutating func readPNG(_ bytes: [UInt8]) {
        let reader = ByteReader(bytes[...])
        var offset = 8
        while let length = reader.number(at: offset, size: 4), let chunk = reader.slice(from: offset + 8, count: length)
        {
            if reader.has("eXIf", at: offset + 4) { add(exif: chunk) }
            if reader.has("iTXt", at: offset + 4), chunk.starts(with: "XML:com.adobe.xmp\0".utf8) { xmp.append(chunk) }
            offset += 12 + length
        }
    }

    /// WebP container specification: chunks of RIFF, each padded to an even length.
    private mutating func readWebP(_ bytes: [UInt8]) {
        let reader = ByteReader(bytes[...], isBigEndian: false)
        var offset = 12
        while let length = reader.number(at: offset + 4, size: 4),
            let chunk = reader.slice(from: offset + 8, count: length)
        {
            if reader.has("EXIF", at: offset) { add(exif: chunk) }
            if reader.has("XMP ", at: offset) { xmp.append(chunk) }
            offset += 8 + length + length % 2
        }
    }

    private mutating func readHEIF(_ bytes: [UInt8]) {
        guard let container = HEIFContainer(bytes) else { return }
        // ISO/IEC 23008-12, annex A.2.1: four bytes say how far after them the block starts.
        for item in container.items(ofType: "Exif") {
            let reader = ByteReader(item)
            guard let start = reader.number(at: 0, size: 4), let block = reader.rest(from: 4 + start) else { continue }
            add(exif: block)
        }
        xmp += container.items(ofType: "mime")
    }
}
