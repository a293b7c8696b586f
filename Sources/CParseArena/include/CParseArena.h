// Memory for parses of cmark-gfm: taken piece by piece, given back all at once.
//
// cmark allocates each node and each string by itself, and frees each by itself; both together cost as much as its
// parsing does. An arena hands out stretches of a large block, forgets single frees, and takes all back with the tree.
//
// An arena belongs to its thread. Parses may be nested, and end in the reverse order of their beginning.
#ifndef CPARSEARENA_H
#define CPARSEARENA_H

#include <stddef.h>

/// Where a thread's arena stood before a parse.
typedef struct {
    void *block;
    size_t used;
} parse_arena_mark;

/// Begins a parse: what is allocated from now on belongs to it.
parse_arena_mark parse_arena_begin(void);

/// Ends a parse on the thread that began it: all that it allocated is gone.
void parse_arena_end(parse_arena_mark mark);

/// The functions that allocate from the calling thread's arena, laid out as cmark's `cmark_mem`: calloc, realloc, free.
void *parse_arena_functions(void);

#endif
