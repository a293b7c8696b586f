/// Lines of the canonical form (docs/review.md, “The canonical form”), before the digests of images are in them.
package struct FormLines: Sendable, Equatable {
    /// The lines in UTF-8; where a digest belongs there is nothing.
    package internal(set) var bytes: [UInt8] = []
    /// The images, in the order of the lines.
    package internal(set) var images: [Image] = []

    /// Lines of the given bytes and images; without arguments none.
    package init(bytes: [UInt8] = [], images: [Image] = []) {
        self.bytes = bytes
        self.images = images
    }

    /// An image that the lines name.
    package struct Image: Sendable, Equatable {
        /// Where its digest belongs, in bytes from the start of the lines.
        package var offset: Int
        /// Its address, as it is in the attribute `src`.
        package let address: String

        /// An image at a place.
        package init(offset: Int, address: String) {
            self.offset = offset
            self.address = address
        }
    }

    /// The lines with something in the place of each digest.
    package func bytes(naming name: (Image) -> [UInt8]) -> [UInt8] {
        guard !images.isEmpty else { return bytes }
        var whole: [UInt8] = []
        whole.reserveCapacity(bytes.count + images.count * 64)
        var start = 0
        for image in images {
            whole += bytes[start..<image.offset]
            whole += name(image)
            start = image.offset
        }
        return whole + bytes[start...]
    }
}

/// The canonical form of a body: what a reviewer vouches for in it.
package struct BodyForm: Sendable, Equatable {
    /// What is in the region of the body.
    package var lines: FormLines
    /// The meanings of words that it gives, each with the white space that it has on the page.
    package var meanings: [[UInt8]]

    /// A form of the given parts; without arguments that of a body that says nothing.
    package init(lines: FormLines = FormLines(), meanings: [[UInt8]] = []) {
        self.lines = lines
        self.meanings = meanings
    }
}
