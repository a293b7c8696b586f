/// What is around a paragraph, as far as it tells what the starts of its lines mean.
struct ParagraphPlace {
    /// Whether it belongs to an item of a list.
    var isInItem = false
    /// Whether it is the first of an item that is none of a list of tasks.
    var beginsItem = false
    /// The number that the item was typed with, without its full stop or parenthesis.
    var number: String?
    /// The numbers of the lines that are further left than the words of the item: most likely items of their own.
    var outdented: Set<Int> = []
    /// The numbers of the lines that have a tab before their words.
    var tabbed: Set<Int> = []
    /// Whether a table is before it.
    var followsTable = false
}
