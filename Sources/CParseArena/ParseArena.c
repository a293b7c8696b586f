#include "CParseArena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/// A block that stretches are handed out of.
typedef struct block {
    struct block *previous;
    size_t size;
    size_t used;
    size_t padding;
    char bytes[];
} block;

/// What is before each stretch: how long it is, for `realloc`. As wide as the strictest alignment.
typedef struct {
    size_t size;
    size_t padding;
} header;

enum { alignment = 16, usual_size = 256 * 1024 };

static _Thread_local block *current;
/// The last block that was given back, kept for the next parse of the thread.
static _Thread_local block *spare;

static void push_block(size_t least) {
    block *next = spare;
    if (next != NULL && next->size >= least) {
        spare = NULL;
    } else {
        size_t size = least > usual_size ? least : usual_size;
        next = malloc(sizeof(block) + size);
        // Without memory cmark's own allocator ends the program, too.
        if (next == NULL) abort();
        next->size = size;
    }
    next->used = 0;
    next->previous = current;
    current = next;
}

static void pop_block(void) {
    block *last = current;
    current = last->previous;
    if (spare == NULL && last->size == usual_size) {
        spare = last;
    } else {
        free(last);
    }
}

static size_t rounded(size_t size) {
    if (size > SIZE_MAX - sizeof(header) - alignment) abort();
    return (size + alignment - 1) / alignment * alignment;
}

static void *take(size_t size) {
    size_t whole = sizeof(header) + rounded(size);
    if (current == NULL || current->size - current->used < whole) push_block(whole);
    header *found = (header *)(current->bytes + current->used);
    current->used += whole;
    found->size = size;
    return found + 1;
}

static void *arena_calloc(size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / size) abort();
    return memset(take(count * size), 0, count * size);
}

static void *arena_realloc(void *pointer, size_t size) {
    if (pointer == NULL) return take(size);
    header *old = (header *)pointer - 1;
    if (size <= old->size) return pointer;
    // The stretch that was handed out last grows where it is, as a growing string mostly is.
    uintptr_t start = (uintptr_t)pointer - (uintptr_t)current->bytes;
    if (start < current->used && start + rounded(old->size) == current->used && rounded(size) <= current->size - start) {
        current->used = start + rounded(size);
        old->size = size;
        return pointer;
    }
    return memcpy(take(size), pointer, old->size);
}

static void arena_free(void *pointer) { (void)pointer; }

parse_arena_mark parse_arena_begin(void) {
    parse_arena_mark mark = {current, current == NULL ? 0 : current->used};
    return mark;
}

void parse_arena_end(parse_arena_mark mark) {
    while (current != mark.block) pop_block();
    if (current != NULL) current->used = mark.used;
}

void *parse_arena_functions(void) {
    static struct {
        void *(*calloc)(size_t, size_t);
        void *(*realloc)(void *, size_t);
        void (*free)(void *);
    } functions = {arena_calloc, arena_realloc, arena_free};
    return &functions;
}
