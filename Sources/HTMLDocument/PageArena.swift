/// Memory for one page, given back all at once.
final class PageArena {
    private var blocks: [UnsafeMutableRawPointer]
    private var next: UnsafeMutableRawPointer
    private var left: Int
    private var blockSize: Int

    /// An arena that will probably need `expected` bytes.
    init(expected: Int) {
        blockSize = max(64 << 10, expected)
        left = blockSize
        next = .allocate(byteCount: blockSize, alignment: 16)
        blocks = [next]
    }

    deinit {
        for block in blocks { block.deallocate() }
    }

    /// Some bytes, aligned for any type of C.
    func allocate(_ size: Int) -> UnsafeMutableRawPointer {
        let size = max(16, (size + 15) & ~15)
        if size > left {
            blockSize = max(size, min(blockSize * 2, 8 << 20))
            left = blockSize
            next = .allocate(byteCount: blockSize, alignment: 16)
            blocks.append(next)
        }
        defer {
            next += size
            left -= size
        }
        return next
    }
}
