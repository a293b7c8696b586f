/// What is around a paragraph, as far as it tells what the starts of its lines mean.
struct ParagraphPlace {
    /// Whether it belongs to an item of a list.
    var isInItem = false
    /// Whether it is the first of an item that is none of a list of tasks.
    var beginsItem = false
    /// The numbers of the lines that are further left than the words of the item: most likely items of their own.
    var outdented: Set<Int> = []
    /// Whether a table is before it.
    var followsTable = false
}
