import JSON
import SiteModel

extension ReviewLog {
    /// The version of the format.
    static let version = 1

    /// The log as a file, JSON in a fixed order, with a line for each leaf.
    package var bytes: [UInt8] {
        let tree = tree
        var json = JSONWriter(.indented)
        json.object { json in
            json.member("$schema", "medical-review-log.schema.json")
            json.member("version", Self.version)
            json.key("leaves")
            json.array { json in
                for leaf in leaves { json.written(leaf.line) }
            }
            json.member("size", tree.size)
            json.member("root", plain: tree.root().appendDigits)
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }
}

extension ReviewLog.Leaf {
    fileprivate var line: [UInt8] {
        var json = JSONWriter(.line)
        json.object { json in
            json.member("day", day.description)
            if let register { json.member("register", plain: register.appendDigits) }
            json.member("commit", commit?.name)
            if commit?.hasChanges == true {
                json.key("uncommitted")
                json.boolean(true)
            }
            json.member("sitegen", toolVersion)
        }
        return json.bytes
    }
}
