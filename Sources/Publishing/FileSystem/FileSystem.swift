import CSystemCalls

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Files and folders, by plain POSIX calls: the only place in sitegen that reads or writes a disk.
///
/// Paths are absolute or relative to the current folder of the process, as the caller chooses; nothing here asks what
/// that folder is. Every method throws a `FileSystemError` that names the path as it was given. A value holds nothing
/// and may be used from many tasks at once.
package struct FileSystem: Sendable {
    /// What a file system may lack; tests take them away one by one.
    struct Ability: OptionSet, Sendable {
        let rawValue: Int
        /// Exchanging two folders in one step.
        static let exchange = Ability(rawValue: 1)
        /// Renaming a folder that stood there before: an overlay refuses it for what lies in a lower layer.
        static let folderRename = Ability(rawValue: 2)
        /// Two names for one file.
        static let hardLink = Ability(rawValue: 4)
    }

    private let lacking: Ability
    /// Texts that are read in place of files, by path.
    private var unsaved: [String: [UInt8]] = [:]
    /// Files that are passed over as if they were not there, by path.
    private var hidden: Set<String> = []

    /// The machine's files.
    package init() { lacking = [] }

    /// The machine's files, with calls refused as a file system without these abilities refuses them.
    init(lacking: Ability) { self.lacking = lacking }

    /// The same files, some of them with texts that an editor has not saved yet; there may be no such file so far. Only
    /// reading and listing see these texts.
    ///
    /// - Parameters:
    ///   - texts: What is read, by the paths just as they are spelled when they are read.
    ///   - hidden: The files that are not there then, by such paths.
    func reading(_ texts: [String: [UInt8]], without hidden: Set<String> = []) -> FileSystem {
        var other = self
        other.unsaved = texts
        other.hidden = hidden
        return other
    }

    /// The same files as they were before some of a folder changed: the bytes that each of these had, and `nil` for one that
    /// was not there.
    func reading(_ earlier: [String: [UInt8]?], below folder: String) -> FileSystem {
        var texts: [String: [UInt8]] = [:]
        var hidden: Set<String> = []
        for (path, bytes) in earlier {
            let place = "\(folder)/\(path)"
            if let bytes { texts[place] = bytes } else { hidden.insert(place) }
        }
        return reading(texts, without: hidden)
    }

    /// Whether a text is read in place of a file.
    func hasUnsaved(_ path: String) -> Bool { unsaved[path] != nil }
}

// MARK: - Files

extension FileSystem {
    /// The first bytes of a file, no more than `count`; a symbolic link is followed.
    func read(_ path: String, first count: Int) throws(FileSystemError) -> [UInt8] {
        if let text = unsaved[path] { return Array(text.prefix(count)) }
        if hidden.contains(path) { throw FileSystemError("read", path, code: ENOENT) }
        let descriptor = try open(path, O_RDONLY | O_CLOEXEC, "read")
        defer { _ = close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileSystemError("read", path, code: errno) }
        try Self.requireFile(status, "read", path)
        var failure: Int32?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            while initialized < count {
                let read = retrying { sysRead(descriptor, buffer, from: initialized, upTo: count) }
                if read < 0 { failure = errno }
                guard read > 0 else { return }
                initialized += read
            }
        }
        if let failure { throw FileSystemError("read", path, code: failure) }
        return bytes
    }

    /// The whole contents of a file; a symbolic link is followed.
    package func read(_ path: String) throws(FileSystemError) -> [UInt8] {
        if let text = unsaved[path] { return text }
        if hidden.contains(path) { throw FileSystemError("read", path, code: ENOENT) }
        let descriptor = try open(path, O_RDONLY | O_CLOEXEC, "read")
        defer { _ = close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileSystemError("read", path, code: errno) }
        try Self.requireFile(status, "read", path)
        // One byte more than the file is said to have, so that one call usually reads it all and the next sees its end.
        var capacity = Int(status.st_size) + 1
        var contents: [UInt8] = []
        while true {
            var failure: Int32?
            let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialized in
                while initialized < capacity {
                    let count = retrying { sysRead(descriptor, buffer, from: initialized, upTo: capacity) }
                    if count < 0 { failure = errno }
                    guard count > 0 else { return }
                    initialized += count
                }
            }
            if let failure { throw FileSystemError("read", path, code: failure) }
            if contents.isEmpty { contents = chunk } else { contents += chunk }
            // Not full: the end was seen. Full: the file has grown, or is one whose size the system does not tell.
            guard chunk.count == capacity else { return contents }
            capacity = max(64 * 1024, contents.count)
        }
    }

    /// Writes a file anew, mode 0644 less the process's umask; what stood there is cut off first.
    ///
    /// After a failure the file may hold a part of the bytes. Where someone may look meanwhile, use `replace`.
    package func write(_ bytes: [UInt8], to path: String) throws(FileSystemError) {
        try bytes.withUnsafeBufferPointer { (buffer) throws(FileSystemError) in
            try write(UnsafeRawBufferPointer(buffer), to: path, synchronizing: false)
        }
    }

    /// Writes a file anew, as `write(_: [UInt8], to:)` does.
    package func write(_ bytes: UnsafeRawBufferPointer, to path: String) throws(FileSystemError) {
        try write(bytes, to: path, synchronizing: false)
    }

    private func write(
        _ bytes: UnsafeRawBufferPointer,
        to path: String,
        synchronizing: Bool
    ) throws(FileSystemError) {
        let descriptor = try open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, "write")
        try write(bytes, to: descriptor, path, synchronizing: synchronizing)
    }

    /// Closes `descriptor`.
    private func write(
        _ bytes: UnsafeRawBufferPointer,
        to descriptor: Int32,
        _ path: String,
        synchronizing: Bool
    ) throws(FileSystemError) {
        var rest = bytes
        var failure: Int32?
        while !rest.isEmpty, failure == nil {
            let count = retrying { sysWrite(descriptor, rest) }
            if count > 0 { rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count)) } else { failure = errno }
        }
        if failure == nil, synchronizing, retrying({ Int(fsync(descriptor)) }) != 0 { failure = errno }
        // A network file system may tell of a full disk only here. EINTR leaves the descriptor closed on Linux, and a
        // second close could hit someone else's.
        if close(descriptor) != 0, errno != EINTR, failure == nil { failure = errno }
        if let failure { throw FileSystemError("write", path, code: failure) }
    }

    /// Makes a file that is not there yet, with the given permission bits less the process's umask, and waits until it
    /// is on the medium.
    ///
    /// After a failure nothing is there, unless something was before: what is there is never touched.
    func create(_ bytes: [UInt8], at path: String, permissions: mode_t) throws(FileSystemError) {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let descriptor = try open(path, flags, "create", permissions: permissions)
        do {
            try bytes.withUnsafeBufferPointer { (buffer) throws(FileSystemError) in
                try write(UnsafeRawBufferPointer(buffer), to: descriptor, path, synchronizing: true)
            }
            try synchronize(FilePath.folder(of: path))
        } catch {
            try? removeFile(path)
            throw error.about("create", path)
        }
    }

    /// Puts a file in the place of another in one step: whoever looks sees the old bytes or the new, also after a
    /// loss of power.
    ///
    /// The bytes wait beside it for a moment, in a file with `.partial` added to the name, which is removed if anything
    /// fails.
    package func replace(_ path: String, with bytes: [UInt8]) throws(FileSystemError) {
        let partial = path + ".partial"
        do {
            try bytes.withUnsafeBufferPointer { (buffer) throws(FileSystemError) in
                try write(UnsafeRawBufferPointer(buffer), to: partial, synchronizing: true)
            }
            try rename(partial, to: path)
            try synchronize(FilePath.folder(of: path))
        } catch {
            try? removeFile(partial)
            throw error.about("write", path)
        }
    }

    /// Whether both hold the same bytes.
    static func areSame(_ first: [UInt8], _ second: UnsafeRawBufferPointer) -> Bool {
        guard first.count == second.count else { return false }
        guard let other = second.baseAddress else { return true }
        return first.withUnsafeBytes { bytes in bytes.baseAddress.map { memcmp($0, other, second.count) == 0 } ?? true }
    }

    /// Gives a file a second name, which must be free; a symbolic link is linked itself, not what it points at.
    package func link(_ path: String, as second: String) throws(FileSystemError) {
        guard !lacking.contains(.hardLink) else { throw FileSystemError("link", second, code: EPERM) }
        guard linkat(AT_FDCWD, path, AT_FDCWD, second, 0) == 0 else {
            throw FileSystemError("link", second, code: errno)
        }
    }

    /// Copies the bytes of a file and the time of their last change.
    func copy(_ path: String, to second: String) throws(FileSystemError) {
        let moment = try status(of: path, "read").modified
        try write(try read(path), to: second)
        let time = timespec(tv_sec: .init(moment.seconds), tv_nsec: .init(moment.nanoseconds))
        guard utimensat(AT_FDCWD, second, [time, time], 0) == 0 else {
            throw FileSystemError("set the time of", second, code: errno)
        }
    }

    /// Removes a file or a symbolic link.
    package func removeFile(_ path: String) throws(FileSystemError) {
        guard unlink(path) == 0 else { throw FileSystemError("remove", path, code: errno) }
    }
}

// MARK: - Folders

extension FileSystem {
    /// Makes one folder, mode 0755 less the process's umask.
    ///
    /// - Returns: Whether it was made; `false` where something of that name is there already.
    func makeOneFolder(_ path: String) throws(FileSystemError) -> Bool {
        if mkdir(path, 0o755) == 0 { return true }
        guard errno == EEXIST else { throw FileSystemError("create the folder", path, code: errno) }
        return false
    }

    /// Makes a folder and those above it, as far as they are not there.
    ///
    /// - Returns: The folders that were made, the outermost first.
    @discardableResult
    package func makeFolder(_ path: String) throws(FileSystemError) -> [String] {
        var wanted = path
        var missing: [String] = []
        while try followedStatus(of: wanted) == nil {
            missing.append(wanted)
            let above = FilePath.folder(of: wanted)
            guard above != wanted else { throw FileSystemError("create the folder", path, code: ENOENT) }
            wanted = above
        }
        guard try followedStatus(of: wanted)?.kind == .folder else {
            throw FileSystemError("create the folder", path, code: ENOTDIR)
        }
        var made: [String] = []
        // Someone may make one of them meanwhile, which is as good.
        for folder in missing.reversed() where try makeOneFolder(folder) { made.append(folder) }
        return made
    }

    /// Makes a folder into which only the user of this process can look, and those above it, as far as they are not
    /// there.
    func makePrivateFolder(_ path: String) throws(FileSystemError) {
        if try makeFolder(path).last == path { try setPermissions(0o700, of: path) }
    }

    /// The time by the clock of the file system that a folder is on: its own time of change, after a change of it.
    func moment(touching folder: String) throws(FileSystemError) -> FileStatus.Moment {
        guard utimensat(AT_FDCWD, folder, nil, 0) == 0 else { throw FileSystemError("touch", folder, code: errno) }
        return try status(of: folder, "read").changed
    }

    /// Removes an empty folder.
    package func removeEmptyFolder(_ path: String) throws(FileSystemError) {
        guard rmdir(path) == 0 else { throw FileSystemError("remove the folder", path, code: errno) }
    }

    /// Removes a folder with all that is in it; symbolic links are removed, never followed.
    package func removeTree(_ path: String) throws(FileSystemError) {
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        try removeContents(of: try open(path, flags, "remove the folder"), path)
        try removeEmptyFolder(path)
    }

    /// Closes `descriptor`. Works on descriptors and on names as the system gives them, so that a name that is not
    /// UTF-8 goes too, and so that no one can lead it elsewhere by putting a link in the way.
    private func removeContents(of descriptor: Int32, _ path: String) throws(FileSystemError) {
        guard let folder = fdopendir(descriptor) else {
            let code = errno
            _ = close(descriptor)
            throw FileSystemError("remove the folder", path, code: code)
        }
        defer { closedir(folder) }
        var names: [[CChar]] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                let start = UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self)
                return Array(UnsafeBufferPointer(start: start, count: strlen(start) + 1))
            }
            if !Self.isDots(name) { names.append(name) }
        }
        for name in names {
            if unlinkat(descriptor, name, 0) == 0 || errno == ENOENT { continue }
            let code = errno
            let shown = path + "/" + String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
            // POSIX lets unlink answer EPERM for a folder; Linux says EISDIR.
            guard code == EISDIR || code == EPERM else { throw FileSystemError("remove", shown, code: code) }
            let inner = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard inner >= 0 else { throw FileSystemError("remove", shown, code: errno == ENOTDIR ? code : errno) }
            try removeContents(of: inner, shown)
            guard unlinkat(descriptor, name, AT_REMOVEDIR) == 0 else {
                throw FileSystemError("remove the folder", shown, code: errno)
            }
        }
    }

    private static func isDots(_ name: [CChar]) -> Bool {
        let dot = CChar(UInt8(ascii: "."))
        return name == [dot, 0] || name == [dot, dot, 0]
    }

    /// Everything below a folder, sorted by the bytes of the paths; links are listed, not followed.
    ///
    /// A folder for whose path (as in `TreeEntry.path`) `isSkipped` holds is listed, but what is in it is not.
    package func tree(
        at path: String,
        skippingContentsOf isSkipped: (String) -> Bool = { _ in false }
    ) throws(FileSystemError) -> [TreeEntry] {
        var entries: [TreeEntry] = []
        var waiting = [""]
        while let folder = waiting.popLast() {
            let from = entries.count
            try list(FilePath.join(path, folder), below: folder.isEmpty ? "" : folder + "/", into: &entries)
            for entry in entries[from...] where entry.kind == .folder && !isSkipped(entry.path) {
                waiting.append(entry.path)
            }
        }
        for file in unsaved.keys where file.hasPrefix(FilePath.join(path, "") + "/") {
            let name = String(file.dropFirst(path.count + 1))
            if !entries.contains(where: { $0.path == name }) {
                entries.append(TreeEntry(path: name, kind: .file, identity: nil))
            }
        }
        if !hidden.isEmpty { entries.removeAll { hidden.contains(FilePath.join(path, $0.path)) } }
        entries.sort { FilePath.precedes($0.path, $1.path) }
        return entries
    }

    private func list(
        _ path: String,
        below prefix: String,
        into entries: inout [TreeEntry]
    ) throws(FileSystemError) {
        guard let folder = opendir(path) else { throw FileSystemError("list the folder", path, code: errno) }
        defer { closedir(folder) }
        let descriptor = dirfd(folder)
        while true {
            errno = 0
            guard let entry = readdir(folder) else {
                guard errno == 0 else { throw FileSystemError("list the folder", path, code: errno) }
                return
            }
            var status = stat()
            var result: Int32 = 0
            var name = ""
            var isReadable = true
            withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                let start = UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self)
                if let valid = String(validatingCString: start) {
                    name = valid
                } else {
                    name = String(cString: start)
                    isReadable = false
                }
                guard name != ".", name != "..", entry.pointee.d_type != UInt8(DT_DIR) else { return }
                result = fstatat(descriptor, start, &status, AT_SYMLINK_NOFOLLOW)
            }
            if name == "." || name == ".." { continue }
            // Not every file system says here what it is; then the look at it does.
            if entry.pointee.d_type == UInt8(DT_DIR) {
                entries.append(TreeEntry(path: prefix + name, kind: isReadable ? .folder : .other, identity: nil))
                continue
            }
            guard result == 0 else {
                // Gone since the folder was read: as if it had never been there.
                if errno == ENOENT { continue }
                throw FileSystemError("read", FilePath.join(path, name), code: errno)
            }
            let found = FileStatus(status)
            entries.append(
                TreeEntry(
                    path: prefix + name,
                    kind: isReadable ? found.kind : .other,
                    identity: found.kind == .folder ? nil : found.identity
                )
            )
        }
    }
}

// MARK: - Names

extension FileSystem {
    /// What a path names, without following a symbolic link at its end; `nil` where there is nothing.
    package func status(of path: String) throws(FileSystemError) -> FileStatus? {
        var status = stat()
        if lstat(path, &status) == 0 { return FileStatus(status) }
        guard errno == ENOENT || errno == ENOTDIR else { throw FileSystemError("read", path, code: errno) }
        return nil
    }

    /// Whether files can be made and removed in a folder (POSIX `access`).
    package func isWritable(_ folder: String) -> Bool { access(folder, W_OK | X_OK) == 0 }

    /// What a path names once symbolic links are followed; `nil` where there is nothing, as where links lead in a
    /// circle.
    package func followedStatus(of path: String) throws(FileSystemError) -> FileStatus? {
        var status = stat()
        if stat(path, &status) == 0 { return FileStatus(status) }
        guard [ENOENT, ENOTDIR, ELOOP].contains(errno) else { throw FileSystemError("read", path, code: errno) }
        return nil
    }

    private func status(of path: String, _ operation: String) throws(FileSystemError) -> FileStatus {
        guard let status = try followedStatus(of: path) else {
            throw FileSystemError(operation, path, code: ENOENT)
        }
        return status
    }

    /// The absolute path without symbolic links, `.` and `..`, of something that is there (POSIX `realpath`).
    package func resolve(_ path: String) throws(FileSystemError) -> String {
        guard let resolved = realpath(path, nil) else { throw FileSystemError("find", path, code: errno) }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// What a symbolic link says, as it is there.
    package func destination(ofLink path: String) throws(FileSystemError) -> String {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &bytes, bytes.count)
        guard count >= 0 else { throw FileSystemError("read the link", path, code: errno) }
        return String(decoding: bytes.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Gives a file or a folder another name on the same file system, in one step; a file of that name is replaced.
    package func rename(_ path: String, to other: String) throws(FileSystemError) {
        if lacking.contains(.folderRename), try status(of: path)?.kind == .folder {
            throw FileSystemError("rename", path, code: EXDEV)
        }
        guard sysRename(path, other) == 0 else { throw FileSystemError("rename", path, code: errno) }
    }

    /// Exchanges two folders of one file system in one step: no one can see a moment in between.
    func exchange(_ first: String, with second: String) throws(FileSystemError) {
        guard !lacking.contains(.exchange) else { throw FileSystemError("exchange", first, code: EINVAL) }
        guard sitegen_exchange(first, second) == 0 else { throw FileSystemError("exchange", first, code: errno) }
    }

    /// Sets the permission bits of a file or a folder.
    func setPermissions(_ permissions: mode_t, of path: String) throws(FileSystemError) {
        guard chmod(path, permissions) == 0 else {
            throw FileSystemError("set the permissions of", path, code: errno)
        }
    }

    /// Waits until a file's bytes, or a folder's list of names, are on the medium.
    package func synchronize(_ path: String) throws(FileSystemError) {
        let descriptor = try open(path, O_RDONLY | O_CLOEXEC, "save")
        defer { _ = close(descriptor) }
        // EINVAL: this file system has no such thing for folders.
        guard retrying({ Int(fsync(descriptor)) }) == 0 || errno == EINVAL else {
            throw FileSystemError("save", path, code: errno)
        }
    }

    /// Waits until everything written to the file system that holds `path` is on the medium.
    func synchronizeFileSystem(holding path: String) throws(FileSystemError) {
        let descriptor = try open(path, O_RDONLY | O_CLOEXEC, "save")
        defer { _ = close(descriptor) }
        guard sitegen_synchronize_file_system(descriptor) == 0 else {
            throw FileSystemError("save", path, code: errno)
        }
    }

    /// Refuses what is no file: a pipe or a device may have no end, or give what no one wrote.
    private static func requireFile(
        _ status: stat,
        _ operation: String,
        _ path: String
    ) throws(FileSystemError) {
        switch FileStatus(status).kind {
        case .file: return
        case .folder: throw FileSystemError(operation, path, code: EISDIR)
        case .symbolicLink, .other:
            throw FileSystemError(operation, path, because: "it is a pipe, a socket or a device, not a file")
        }
    }

    /// Opens without waiting: a pipe that someone put in the place of a file would keep it waiting for ever.
    private func open(
        _ path: String,
        _ flags: Int32,
        _ operation: String,
        permissions: mode_t = 0o644
    ) throws(FileSystemError) -> Int32 {
        let descriptor = Int32(retrying { sysOpen(path, flags | O_NONBLOCK | O_NOCTTY, permissions) })
        guard descriptor >= 0 else { throw FileSystemError(operation, path, code: errno) }
        return descriptor
    }
}

// The system's names are hidden inside `FileSystem` by its own methods.

private func sysOpen(_ path: String, _ flags: Int32, _ permissions: mode_t) -> Int {
    Int(open(path, flags, permissions))
}

private func sysRename(_ path: String, _ other: String) -> Int32 { rename(path, other) }

private func sysRead(_ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>, from offset: Int, upTo end: Int)
    -> Int
{
    guard let start = buffer.baseAddress else { return 0 }
    return read(descriptor, start + offset, end - offset)
}

private func sysWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}

/// Repeats a call as long as a signal interrupts it.
private func retrying(_ call: () -> Int) -> Int {
    while true {
        let result = call()
        if result >= 0 || errno != EINTR { return result }
    }
}
