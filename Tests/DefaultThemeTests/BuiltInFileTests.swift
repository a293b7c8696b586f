import Foundation
import Testing

@testable import DefaultTheme

@Suite("The theme that the program carries")
struct BuiltInFileTests {
    private let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Templates").path

    @Test("is the folder Templates, byte for byte")
    func isTheFolder() throws {
        var files: [String: Data] = [:]
        for path in try #require(FileManager.default.enumerator(atPath: folder)).compactMap({ $0 as? String }) {
            guard !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else { continue }
            files[path] = FileManager.default.contents(atPath: "\(folder)/\(path)")
        }
        let folders = files.keys.filter { path in files.keys.contains { $0.hasPrefix(path + "/") } }
        for path in folders { files[path] = nil }
        #expect(files.count > 40)
        #expect(BuiltInFile.all.map(\.path) == files.keys.sorted())
        for file in BuiltInFile.all {
            #expect(Data(file.bytes) == files[file.path], "\(file.path)")
        }
    }
}
