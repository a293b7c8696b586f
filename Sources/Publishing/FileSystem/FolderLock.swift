import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Keeps a folder for one run, by an advisory lock on the folder itself (`flock`), so that there is no lock file to
/// leave after: the system lets go of it when the process ends, however it ends.
final class FolderLock: Sendable {
    private let descriptor: Mutex<Int32?>

    private init(_ descriptor: Int32) { self.descriptor = Mutex(descriptor) }

    deinit { release() }

    /// Locks a folder, or tells at once that someone else has it.
    ///
    /// Network file systems that know no lock on a folder are used without one.
    /// - Returns: `nil` where another run holds the folder.
    static func take(_ path: String) throws(FileSystemError) -> FolderLock? {
        while true {
            let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            guard descriptor >= 0 else { throw FileSystemError("lock", path, code: errno) }
            let lock = FolderLock(descriptor)
            if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
                switch errno {
                case EWOULDBLOCK: return nil
                case EINTR: continue
                default: return lock
                }
            }
            // The run that held it may have put another folder in its place meanwhile; a lock on the one that was
            // thrown away keeps no one out.
            var opened = stat()
            var named = stat()
            guard fstat(descriptor, &opened) == 0 else { throw FileSystemError("lock", path, code: errno) }
            guard stat(path, &named) == 0 else { throw FileSystemError("lock", path, code: errno) }
            if opened.st_dev == named.st_dev, opened.st_ino == named.st_ino { return lock }
        }
    }

    /// Lets go of the folder; does nothing the second time.
    func release() {
        descriptor.withLock { descriptor in
            if let open = descriptor { _ = close(open) }
            descriptor = nil
        }
    }
}
