import Hosting
import SiteModel

/// A site whose text files have compressed forms beside them, where these are smaller: `index.html.gz` and `index.html.br`
/// beside `index.html`. What has not changed since the last build is not compressed again.
struct PrecompressedOutput: SiteOutput {
    private let output: any SiteOutput
    private let fileSystem: FileSystem
    /// Whether the compressed forms of the last build are those that this one would make of the same files.
    private let areFormsKnown: Bool

    init(_ output: any SiteOutput, _ fileSystem: FileSystem) {
        self.output = output
        self.fileSystem = fileSystem
        areFormsKnown = output.earlierLibraries == ContentCoding.libraries
    }

    func write(_ bytes: UnsafeRawBufferPointer, to path: String) throws(FileSystemError) -> ContentDigest {
        let digest = try output.write(bytes, to: path)
        guard CompressibleFile.isOne(path) else { return digest }
        for coding in try codingsToMake(of: path, holding: digest) { try make(coding, of: bytes, at: path) }
        return digest
    }

    func keepFile(at path: String, holding digest: ContentDigest) throws(FileSystemError) -> Bool {
        guard CompressibleFile.isOne(path) else { return try output.keepFile(at: path, holding: digest) }
        // Where no forms are known, the file has to be made again, for its bytes.
        guard areFormsKnown, try output.keepFile(at: path, holding: digest) else { return false }
        let codings = try codingsToMake(of: path, holding: digest)
        guard !codings.isEmpty else { return true }
        // Someone has removed or changed a form.
        let bytes = try output.earlierBytes(of: path)
        for coding in codings {
            try bytes.withUnsafeBufferPointer { (bytes) throws(FileSystemError) in
                try make(coding, of: UnsafeRawBufferPointer(bytes), at: path)
            }
        }
        return true
    }

    func copyFile(from source: String, to path: String) throws(FileSystemError) {
        guard CompressibleFile.isOne(path) else { return try output.copyFile(from: source, to: path) }
        try write(try fileSystem.read(source), to: path)
    }

    func earlierDigest(of path: String) -> ContentDigest? { output.earlierDigest(of: path) }

    var earlierLibraries: String? { output.earlierLibraries }

    var earlierDrawing: String? { output.earlierDrawing }

    func earlierBytes(of path: String) throws(FileSystemError) -> [UInt8] { try output.earlierBytes(of: path) }

    /// Keeps the forms that the last build made of the same file; the codings whose forms have to be made.
    private func codingsToMake(
        of path: String,
        holding digest: ContentDigest
    ) throws(FileSystemError) -> [ContentCoding] {
        guard areFormsKnown, output.earlierDigest(of: path) == digest else { return ContentCoding.allCases }
        var codings: [ContentCoding] = []
        for coding in ContentCoding.allCases {
            // Where there was none, it was not smaller.
            guard let form = output.earlierDigest(of: path + coding.ending) else { continue }
            if try !output.keepFile(at: path + coding.ending, holding: form) { codings.append(coding) }
        }
        return codings
    }

    private func make(
        _ coding: ContentCoding,
        of bytes: UnsafeRawBufferPointer,
        at path: String
    ) throws(FileSystemError) {
        if let form = coding.compressed(bytes) { try output.write(form, to: path + coding.ending) }
    }
}
