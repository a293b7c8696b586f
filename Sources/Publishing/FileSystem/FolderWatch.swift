@preconcurrency import Dispatch
import Synchronization

#if canImport(Darwin)
import CoreServices
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Tells what may have changed below some folders, by what the system offers for it: inotify on Linux, FSEvents on macOS.
/// Where nothing changes, it costs nothing.
///
/// Paths are given as the folders are spelled. What is told is a hint: a file may be half written, or be as it was.
package final class FolderWatch: Sendable {
    /// What may have changed, as it comes; a change may be told more than once.
    package let changes: AsyncStream<FileChanges>
    private let system: SystemWatch

    /// Watches folders; one that is not there is waited for in the folder that it would be in. A file is watched there too.
    ///
    /// - Throws: A `FileSystemError` where the system watches no more folders.
    package init(_ folders: [String]) throws(FileSystemError) {
        let (changes, continuation) = AsyncStream.makeStream(of: FileChanges.self)
        self.changes = changes
        system = try SystemWatch(folders) { continuation.yield($0) }
    }

    /// Stops watching.
    package func stop() { system.stop() }
}

#if canImport(Darwin)

/// FSEvents (Core Services), which watches whole trees.
private final class SystemWatch: Sendable {
    private struct Stream: @unchecked Sendable { let reference: FSEventStreamRef }
    private final class Receiver: Sendable {
        let folders: [(real: String, spelled: String)]
        let report: @Sendable (FileChanges) -> Void

        init(_ folders: [(real: String, spelled: String)], _ report: @escaping @Sendable (FileChanges) -> Void) {
            self.folders = folders
            self.report = report
        }

        /// The path as the folders are spelled.
        func spelled(_ path: String) -> String? {
            folders.first { path == $0.real || path.hasPrefix($0.real + "/") }
                .map { $0.spelled + path.dropFirst($0.real.count) }
        }
    }

    private let stream: Mutex<Stream?>

    init(_ folders: [String], report: @escaping @Sendable (FileChanges) -> Void) throws(FileSystemError) {
        var real: [(real: String, spelled: String)] = []
        for folder in folders { real.append(((try? FileSystem().resolve(folder)) ?? folder, folder)) }
        let receiver = Receiver(real, report)
        var context = FSEventStreamContext()
        context.info = Unmanaged.passRetained(receiver).toOpaque()
        context.release = { info in info.map { Unmanaged<Receiver>.fromOpaque($0).release() } }
        let flags =
            kFSEventStreamCreateFlagFileEvents | kFSEventStreamCreateFlagNoDefer | kFSEventStreamCreateFlagUseCFTypes
        let made = FSEventStreamCreate(
            nil,
            { _, info, count, paths, flags, _ in
                guard let info else { return }
                let receiver = Unmanaged<Receiver>.fromOpaque(info).takeUnretainedValue()
                let paths = Unmanaged<CFArray>.fromOpaque(paths).takeUnretainedValue() as? [String] ?? []
                let isUnclear = (0..<count).contains { index in
                    flags[index] & UInt32(kFSEventStreamEventFlagMustScanSubDirs | kFSEventStreamEventFlagItemIsDir)
                        != 0
                }
                receiver.report(isUnclear ? .everything : .files(Set(paths.compactMap(receiver.spelled))))
            },
            &context,
            real.map(\.real) as CFArray,
            FSEventStreamEventId(kFSEventStreamEventIdSinceNow),
            0.01,
            UInt32(flags)
        )
        guard let made else { throw FileSystemError("watch", folders.first ?? "", because: "the system refuses to") }
        FSEventStreamSetDispatchQueue(made, DispatchQueue(label: "sitegen.watch"))
        FSEventStreamStart(made)
        stream = Mutex(Stream(reference: made))
    }

    deinit { stop() }

    func stop() {
        stream.withLock { stream in
            guard let reference = stream?.reference else { return }
            FSEventStreamStop(reference)
            FSEventStreamInvalidate(reference)
            FSEventStreamRelease(reference)
            stream = nil
        }
    }
}

#else

/// inotify (Linux), which watches each folder by itself.
private final class SystemWatch: Sendable {
    private let descriptor: Int32
    private let source: any DispatchSourceRead
    /// The folders that are watched, by the numbers that the system gave them.
    private let watched: Mutex<[Int32: String]>
    private let folders: [String]
    private let report: @Sendable (FileChanges) -> Void

    private static let events =
        UInt32(IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB)
        | UInt32(IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR)

    init(_ folders: [String], report: @escaping @Sendable (FileChanges) -> Void) throws(FileSystemError) {
        descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard descriptor >= 0 else { throw FileSystemError("watch", folders.first ?? "", code: errno) }
        self.folders = folders
        self.report = report
        watched = Mutex([:])
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: DispatchQueue(label: "sitegen.watch"))
        let descriptor = descriptor
        source.setCancelHandler { _ = close(descriptor) }
        source.setEventHandler { [weak self] in self?.take() }
        do { try watchAll() } catch {
            source.activate()
            source.cancel()
            throw error
        }
        source.activate()
    }

    deinit { source.cancel() }

    func stop() { source.cancel() }

    /// Watches every folder, also those that are watched already: for those the system gives the same number again.
    private func watchAll() throws(FileSystemError) {
        for folder in folders {
            try watch(folder)
            // One that is not there yet shows up in the folder around it.
            if try FileSystem().followedStatus(of: folder)?.kind != .folder { try add(FilePath.folder(of: folder)) }
        }
    }

    private func watch(_ folder: String) throws(FileSystemError) {
        guard try FileSystem().followedStatus(of: folder)?.kind == .folder else { return }
        try add(folder)
        // Hidden folders, such as those of git, hold nothing of the site, but for `.well-known` in `static`.
        let inner: [TreeEntry]
        do { inner = try FileSystem().tree(at: folder, skippingContentsOf: ContentFolder.isPassedOver) } catch let error
            where error.isMissing
        {
            return
        }
        for entry in inner where entry.kind == .folder && !ContentFolder.isPassedOver(entry.path) {
            try add(FilePath.join(folder, entry.path))
        }
    }

    private func add(_ folder: String) throws(FileSystemError) {
        let number = inotify_add_watch(descriptor, folder, Self.events)
        guard number >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR: return
            case ENOSPC:
                throw FileSystemError(
                    "watch",
                    folder,
                    because: "the system watches no more folders for you; raise the setting fs.inotify.max_user_watches"
                )
            default: throw FileSystemError("watch", folder, code: errno)
            }
        }
        watched.withLock { $0[number] = folder }
    }

    /// Takes what the system tells.
    private func take() {
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        var changes = FileChanges.files([])
        while true {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { break }
            buffer.withUnsafeBytes { bytes in
                var place = 0
                while place + MemoryLayout<inotify_event>.size <= count {
                    let event = bytes.loadUnaligned(fromByteOffset: place, as: inotify_event.self)
                    let start = place + MemoryLayout<inotify_event>.size
                    let end = min(start + Int(event.len), count)
                    let name = String(decoding: bytes[start..<end].prefix { $0 != 0 }, as: UTF8.self)
                    changes = changes.and(change(event.wd, event.mask, name))
                    place = end
                }
            }
        }
        if changes == .everything {
            do { try watchAll() } catch {
                // Whoever reads the folders will meet the same trouble, and say so.
            }
        }
        if changes != .files([]) { report(changes) }
    }

    private func change(_ number: Int32, _ mask: UInt32, _ name: String) -> FileChanges {
        if mask & UInt32(IN_Q_OVERFLOW) != 0 { return .everything }
        guard let folder = watched.withLock({ $0[number] }) else { return .files([]) }
        if mask & UInt32(IN_IGNORED) != 0 {
            watched.withLock { $0[number] = nil }
            return .files([])
        }
        // A folder that came, went or has another name may hold anything.
        if mask & (UInt32(IN_ISDIR) | UInt32(IN_DELETE_SELF | IN_MOVE_SELF)) != 0 { return .everything }
        return .files([FilePath.join(folder, name)])
    }
}

#endif
