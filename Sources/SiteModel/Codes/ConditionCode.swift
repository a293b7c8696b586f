/// One code of a condition.
public struct ConditionCode: Sendable, Equatable {
    /// The system that the code belongs to.
    public var system: CodeSystem
    /// The well-formed code, in the form in which codes are compared.
    public var code: Located<String>

    /// A code of a system.
    public init(system: CodeSystem, code: Located<String>) {
        self.system = system
        self.code = code
    }

    /// The code as the system's publisher writes it in print.
    public var display: String { system == .orpha ? "ORPHA:" + code.value : code.value }
}
