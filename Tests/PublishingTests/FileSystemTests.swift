import Testing

@testable import Publishing

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

@Suite("The file system")
struct FileSystemTests {
    let temporary: TemporaryFolder
    let fileSystem = FileSystem()

    init() throws { temporary = try TemporaryFolder() }

    /// What a call throws; fails the test if it throws nothing.
    private func failure(_ call: () throws(FileSystemError) -> Void) throws -> FileSystemError {
        try #require(throws: FileSystemError.self) { try call() }
    }

    @Test("reads back the bytes that it wrote", arguments: [0, 1, 4096, 70_000])
    func readsWhatItWrote(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try fileSystem.write(bytes, to: temporary("file"))
        #expect(try fileSystem.read(temporary("file")) == bytes)
        #expect(try fileSystem.status(of: temporary("file"))?.size == count)
    }

    @Test("reads and writes no pipe, and waits for no one at its other end")
    func pipe() throws {
        let pipe = temporary("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        let reading = try failure { () throws(FileSystemError) in _ = try fileSystem.read(pipe) }
        #expect(reading.description == "could not read `\(pipe)`: it is a pipe, a socket or a device, not a file")
        let writing = try failure { () throws(FileSystemError) in try fileSystem.write([1], to: pipe) }
        #expect(writing.code == ENXIO)
    }

    @Test("reads no device", .timeLimit(.minutes(5)))
    func device() throws {
        let error = try failure { () throws(FileSystemError) in _ = try fileSystem.read("/dev/zero") }
        #expect(error.description == "could not read `/dev/zero`: it is a pipe, a socket or a device, not a file")
    }

    @Test("cuts off what stood in a file before")
    func truncates() throws {
        try temporary.write(["file": "a long text"])
        try fileSystem.write(Array("short".utf8), to: temporary("file"))
        #expect(try temporary.snapshot() == ["file": "short"])
    }

    #if os(Linux)
    @Test("reads a file whose size the system does not tell")
    func readsFileOfUnknownSize() throws {
        #expect(try fileSystem.status(of: "/proc/self/status")?.size == 0)
        let text = String(decoding: try fileSystem.read("/proc/self/status"), as: UTF8.self)
        #expect(text.hasPrefix("Name:"))
        #expect(text.hasSuffix("\n"))
    }

    @Test("says that the disk is full, and where")
    func fullDisk() throws {
        let error = try failure { () throws(FileSystemError) in try fileSystem.write([1, 2, 3], to: "/dev/full") }
        #expect(error.description == "could not write `/dev/full`: No space left on device")
        #expect(error.code == ENOSPC)
    }
    #endif

    @Test("says what it could not do, where and why")
    func errorsAreSentences() throws {
        try temporary.write(["file": "", "folder/file": ""])
        let path = temporary.path
        let system = fileSystem
        let failures = [
            try failure { () throws(FileSystemError) in _ = try system.read("\(path)/none") },
            try failure { () throws(FileSystemError) in _ = try system.read("\(path)/folder") },
            try failure { () throws(FileSystemError) in try system.write([1], to: "\(path)/file/below") },
            try failure { () throws(FileSystemError) in try system.write([1], to: "\(path)/folder") },
            try failure { () throws(FileSystemError) in try system.makeFolder("\(path)/file/below") },
            try failure { () throws(FileSystemError) in _ = try system.tree(at: "\(path)/none") },
            try failure { () throws(FileSystemError) in try system.removeFile("\(path)/none") },
            try failure { () throws(FileSystemError) in try system.removeEmptyFolder("\(path)/folder") },
            try failure { () throws(FileSystemError) in try system.removeTree("\(path)/file") },
            try failure { () throws(FileSystemError) in try system.rename("\(path)/none", to: "\(path)/other") },
            try failure { () throws(FileSystemError) in try system.link("\(path)/file", as: "\(path)/folder") },
            try failure { () throws(FileSystemError) in _ = try system.resolve("\(path)/none") },
            try failure { () throws(FileSystemError) in _ = try system.destination(ofLink: "\(path)/file") },
            try failure { () throws(FileSystemError) in try system.synchronize("\(path)/none") },
            try failure { () throws(FileSystemError) in try system.replace("\(path)/folder", with: [1]) },
        ]
        #expect(
            failures.map(\.description) == [
                "could not read `\(path)/none`: No such file or directory",
                "could not read `\(path)/folder`: Is a directory",
                "could not write `\(path)/file/below`: Not a directory",
                "could not write `\(path)/folder`: Is a directory",
                "could not create the folder `\(path)/file/below`: Not a directory",
                "could not list the folder `\(path)/none`: No such file or directory",
                "could not remove `\(path)/none`: No such file or directory",
                "could not remove the folder `\(path)/folder`: Directory not empty",
                "could not remove the folder `\(path)/file`: Not a directory",
                "could not rename `\(path)/none`: No such file or directory",
                "could not link `\(path)/folder`: File exists",
                "could not find `\(path)/none`: No such file or directory",
                "could not read the link `\(path)/file`: Invalid argument",
                "could not save `\(path)/none`: No such file or directory",
                "could not write `\(path)/folder`: Is a directory",
            ]
        )
        #expect(try temporary.snapshot() == ["file": "", "folder/file": ""])
    }

    @Test("replaces a file without leaving anything beside it")
    func replaces() throws {
        try temporary.write(["file": "old"])
        try fileSystem.replace(temporary("file"), with: Array("new".utf8))
        #expect(try temporary.snapshot() == ["file": "new"])
    }

    @Test("makes the folders that are missing and names them, the outermost first")
    func makesFolders() throws {
        #expect(try fileSystem.makeFolder(temporary("a/b")) == [temporary("a"), temporary("a/b")])
        #expect(try fileSystem.makeFolder(temporary("a/b/c")) == [temporary("a/b/c")])
        #expect(try fileSystem.makeFolder(temporary("a/b/c")) == [])
        #expect(try fileSystem.status(of: temporary("a/b/c"))?.kind == .folder)
    }

    @Test("lists a tree in the order of the bytes, with kinds and sizes, and follows no link")
    func listsTree() throws {
        try temporary.write(["b/x": "12", "a-b": "1", "a/x": "123", "Z": "", "é": "1"])
        try temporary.link("link", to: "b")
        let entries = try fileSystem.tree(at: temporary.path)
        #expect(entries.map(\.path) == ["Z", "a", "a-b", "a/x", "b", "b/x", "link", "é"])
        #expect(entries.map(\.kind) == [.file, .folder, .file, .file, .folder, .file, .symbolicLink, .file])
        #expect(entries.filter { $0.kind == .file }.map { $0.identity?.size } == [0, 1, 3, 2, 1])
    }

    @Test("lists a folder that is to be skipped, but not what is in it")
    func skipsFolders() throws {
        try temporary.write(["a/x": "", "b/x": "", "a/b/x": ""])
        let entries = try fileSystem.tree(at: temporary.path, skippingContentsOf: { $0 == "b" })
        #expect(entries.map(\.path) == ["a", "a/b", "a/b/x", "a/x", "b"])
    }

    @Test("removes a tree with the links in it, not what they point at")
    func removesTree() throws {
        try temporary.write(["keep/file": "kept", "gone/a/b/file": "", "gone/file": ""])
        try temporary.link("gone/link", to: "../keep")
        try fileSystem.removeTree(temporary("gone"))
        #expect(try temporary.snapshot() == ["keep/file": "kept"])
    }

    #if os(Linux)
    @Test("lists a name that is not UTF-8 as something that cannot be opened, and removes it with its folder")
    func removesUnreadableNames() throws {
        try fileSystem.makeFolder(temporary("folder"))
        let name = temporary("folder/x").utf8CString.dropLast() + [CChar(bitPattern: 0xFF), 0]
        let descriptor = name.withUnsafeBufferPointer { $0.baseAddress.map { creat($0, 0o644) } ?? -1 }
        try #require(descriptor >= 0)
        close(descriptor)
        let entries = try fileSystem.tree(at: temporary("folder"))
        #expect(entries.map(\.path) == ["x\u{FFFD}"])
        #expect(entries.map(\.kind) == [.other])
        try fileSystem.removeTree(temporary("folder"))
        #expect(try temporary.snapshot() == [:])
    }
    #endif

    @Test("tells a link from what it points at")
    func followsLinks() throws {
        try temporary.write(["folder/file": ""])
        try temporary.link("link", to: "folder/file")
        try temporary.link("dangling", to: "none")
        #expect(try fileSystem.status(of: temporary("link"))?.kind == .symbolicLink)
        #expect(try fileSystem.followedStatus(of: temporary("link"))?.kind == .file)
        #expect(try fileSystem.followedStatus(of: temporary("dangling")) == nil)
        try temporary.link("circle", to: "circle")
        #expect(try fileSystem.followedStatus(of: temporary("circle")) == nil)
        #expect(try fileSystem.destination(ofLink: temporary("dangling")) == "none")
        #expect(try fileSystem.resolve(temporary("folder/../link")) == temporary("folder/file"))
    }

    @Test("links and copies keep the time of the last change")
    func keepsTimes() throws {
        try temporary.write(["file": "text"])
        try temporary.setTime(1_000_000_000, of: "file")
        try fileSystem.link(temporary("file"), as: temporary("linked"))
        try fileSystem.copy(temporary("file"), to: temporary("copied"))
        for name in ["linked", "copied"] {
            let status = try #require(try fileSystem.status(of: temporary(name)))
            #expect(status.modified == FileStatus.Moment(seconds: 1_000_000_000, nanoseconds: 0))
        }
        #expect(try temporary.snapshot() == ["file": "text", "linked": "text", "copied": "text"])
    }

    @Test("exchanges two folders")
    func exchanges() throws {
        try temporary.write(["a/file": "a", "b/file": "b"])
        try fileSystem.exchange(temporary("a"), with: temporary("b"))
        #expect(try temporary.snapshot() == ["a/file": "b", "b/file": "a"])
    }

    @Test("locks a folder for one at a time, and lets go")
    func locks() throws {
        let first = try #require(try FolderLock.take(temporary.path))
        #expect(try FolderLock.take(temporary.path) == nil)
        first.release()
        #expect(try FolderLock.take(temporary.path) != nil)
    }

    @Test("makes each folder once, from many tasks")
    func makesFoldersFromManyTasks() async throws {
        let made = MadeFolders(fileSystem)
        let root = temporary.path
        try await withThrowingTaskGroup { group in
            for index in 0..<200 {
                group.addTask { try made.make("\(root)/a\(index % 3)/b\(index % 7)/c") }
            }
            try await group.waitForAll()
        }
        #expect(try temporary.snapshot().count == 21)
    }

    @Test(
        "takes paths apart by their letters",
        arguments: [
            ("a", ".", "a"), ("a/", ".", "a"), ("a/b", "a", "b"), ("a//b//", "a", "b"), ("/a", "/", "a"),
            ("/a/b", "/a", "b"), ("/", "/", ""), ("", ".", ""),
        ]
    )
    func takesPathsApart(path: String, folder: String, name: String) {
        #expect(FilePath.folder(of: path) == folder)
        #expect(FilePath.name(of: path) == name)
    }

    @Test("tells two spellings of one letter apart")
    func comparesBytes() {
        #expect("\u{E9}" == "e\u{301}")
        #expect(!FilePath.isSame("\u{E9}", "e\u{301}"))
        #expect(FilePath.precedes("e\u{301}", "\u{E9}"))
        #expect(!FilePath.precedes("a", "a"))
        #expect(FilePath.precedes("a", "ab"))
        #expect(FilePath.precedes("", "a"))
    }
}
