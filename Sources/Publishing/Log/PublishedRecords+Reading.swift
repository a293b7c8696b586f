package import Attestation
import SiteModel

extension PublishedRecords {
    /// Why nothing was found; a sentence for whoever named the place.
    package struct Missing: Error, Equatable, CustomStringConvertible {
        /// The sentence.
        package let description: String
        /// Whether something is there that cannot be read.
        package var isDamage = false
    }

    /// What is in the folder of a published site, or in a file that someone kept.
    ///
    /// - Throws: `Missing` where there is no register and no log, or what is there cannot be read; a `FileSystemError` for
    ///   what the machine could not do.
    package init(at path: String) throws {
        let fileSystem = FileSystem()
        var file = path
        do {
            if try fileSystem.followedStatus(of: path)?.kind == .file {
                self = try PublishedRecords(file: try fileSystem.read(path))
                return
            }
            let folder = PublishedFolder(path)
            let register = try folder.read(Address.reviewRegister.outputPath)
            let log = try folder.read(Address.reviewLog.outputPath)
            guard register != nil || log != nil else {
                throw Missing(description: "There is no register of reviews and no log of them in '\(path)'.")
            }
            file = FilePath.join(path, (register == nil ? Address.reviewLog : .reviewRegister).outputPath)
            self = try PublishedRecords(register: register, log: nil)
            guard let log else { return }
            file = FilePath.join(path, Address.reviewLog.outputPath)
            self = try PublishedRecords(register: register, log: log)
        } catch let refusal as RegisterRefusal {
            throw Missing(description: "\(file) \(refusal.reason).", isDamage: true)
        }
    }
}
