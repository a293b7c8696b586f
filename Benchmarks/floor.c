// The floor: the least that turning a folder of Markdown into a folder of pages takes.
//
//     floor CONTENT OUTPUT PROCESSES
//
// Reads every text below CONTENT, lets cmark-gfm make HTML of it, and writes that into a folder of its own below OUTPUT,
// with four kilobytes of constant text around it, about what a small theme repeats on each page. The texts are shared
// out among PROCESSES.
//
// It measures the file system and cmark-gfm, which a generator that uses both cannot do without. It leaves out all else:
// front matter is skipped and not read, no link is resolved, nothing is checked, no page knows of another, and nothing is
// remembered for the next build.

#define _GNU_SOURCE
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { HALF_OF_THEME = 2048 };

static const char *const extension_names[] = {"table", "strikethrough", "autolink", "tagfilter", "tasklist"};
enum { EXTENSIONS = sizeof extension_names / sizeof *extension_names };

// The paths of texts, relative to the folder of content and without ".md".
typedef struct {
    char **paths;
    size_t count, room;
} Texts;

static void stop(const char *what) {
    perror(what);
    exit(1);
}

static void *must(void *memory) {
    if (!memory) stop("memory");
    return memory;
}

static void join(char path[PATH_MAX], const char *folder, const char *name, const char *ending) {
    if (snprintf(path, PATH_MAX, "%s/%s%s", folder, name, ending) >= PATH_MAX) {
        fprintf(stderr, "%s: the path is too long\n", name);
        exit(1);
    }
}

static void make_folder(const char *path) {
    if (mkdir(path, 0755) != 0) stop(path);
}

static void add(Texts *texts, const char *path, size_t length) {
    if (texts->count == texts->room) {
        texts->room = texts->room ? 2 * texts->room : 1024;
        texts->paths = must(realloc(texts->paths, texts->room * sizeof *texts->paths));
    }
    texts->paths[texts->count++] = must(strndup(path, length));
}

// Lists the texts below a folder, and makes the same folders below the output.
static Texts find_texts(char *content, const char *output) {
    Texts texts = {0};
    char *roots[] = {content, NULL};
    FTS *walk = must(fts_open(roots, FTS_PHYSICAL | FTS_NOSTAT, NULL));
    FTSENT *entry;
    while ((entry = fts_read(walk))) {
        const char *path = entry->fts_path + strlen(content);
        size_t length = strlen(path);
        char folder[PATH_MAX];
        if (entry->fts_info == FTS_D) {
            join(folder, output, path, "");
            make_folder(folder);
        } else if (entry->fts_info == FTS_DNR || entry->fts_info == FTS_ERR || entry->fts_info == FTS_NS) {
            errno = entry->fts_errno;
            stop(entry->fts_path);
        } else if (length > 3 && strcmp(path + length - 3, ".md") == 0) {
            add(&texts, path + 1, length - 3 - 1);
        }
    }
    fts_close(walk);
    return texts;
}

// Reads a file into a buffer that grows as needed, and ends it with a zero byte.
static size_t read_file(const char *path, char **buffer, size_t *room) {
    int file = open(path, O_RDONLY);
    if (file < 0) stop(path);
    size_t length = 0;
    for (;;) {
        if (*room - length < 2) *buffer = must(realloc(*buffer, *room = *room ? 2 * *room : 1 << 16));
        ssize_t got = read(file, *buffer + length, *room - length - 1);
        if (got < 0) stop(path);
        if (got == 0) break;
        length += got;
    }
    close(file);
    (*buffer)[length] = 0;
    return length;
}

static char *render(const char *text, size_t length, cmark_syntax_extension *const extensions[]) {
    const char *end_of_front_matter = strstr(text, "\n---\n");
    const char *body = end_of_front_matter ? end_of_front_matter + 5 : text;
    cmark_parser *parser = must(cmark_parser_new(CMARK_OPT_DEFAULT));
    for (int index = 0; index < EXTENSIONS; index++) cmark_parser_attach_syntax_extension(parser, extensions[index]);
    cmark_parser_feed(parser, body, text + length - body);
    cmark_node *document = must(cmark_parser_finish(parser));
    char *html = cmark_render_html(document, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser));
    cmark_node_free(document);
    cmark_parser_free(parser);
    return must(html);
}

static void write_page(const char *path, char *html) {
    static char theme[2 * HALF_OF_THEME];
    if (!theme[0]) memset(theme, 'x', sizeof theme);
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0644);
    if (file < 0) stop(path);
    size_t length = strlen(html);
    struct iovec parts[] = {{theme, HALF_OF_THEME}, {html, length}, {theme + HALF_OF_THEME, HALF_OF_THEME}};
    if (writev(file, parts, 3) != (ssize_t)(length + sizeof theme)) stop(path);
    if (close(file) != 0) stop(path);
}

// Makes the pages of every `step`-th text, beginning with that of the number `first`.
static void make_pages(Texts texts, size_t first, size_t step, const char *content, const char *output) {
    cmark_syntax_extension *extensions[EXTENSIONS];
    for (int index = 0; index < EXTENSIONS; index++) {
        extensions[index] = must(cmark_find_syntax_extension(extension_names[index]));
    }
    char *text = NULL;
    size_t room = 0;
    for (size_t number = first; number < texts.count; number += step) {
        const char *name = texts.paths[number];
        char path[PATH_MAX];
        join(path, content, name, ".md");
        size_t length = read_file(path, &text, &room);
        char *html = render(text, length, extensions);
        // The page of a folder itself lies in it; each other one gets a folder.
        const char *last = strrchr(name, '/');
        if (strcmp(last ? last + 1 : name, "index") == 0) {
            join(path, output, name, ".html");
        } else {
            join(path, output, name, "");
            make_folder(path);
            join(path, output, name, "/index.html");
        }
        write_page(path, html);
        free(html);
    }
}

int main(int count, char **arguments) {
    long processes = count == 4 ? strtol(arguments[3], NULL, 10) : 0;
    if (processes < 1) {
        fprintf(stderr, "usage: floor CONTENT OUTPUT PROCESSES\n");
        return 2;
    }
    char *content = arguments[1], *output = arguments[2];
    Texts texts = find_texts(content, output);
    cmark_gfm_core_extensions_ensure_registered();
    for (long number = 0; number < processes; number++) {
        pid_t child = fork();
        if (child < 0) stop("fork");
        if (child == 0) {
            make_pages(texts, number, processes, content, output);
            _exit(0);
        }
    }
    int status;
    for (long number = 0; number < processes; number++) {
        if (wait(&status) < 0) stop("wait");
        if (status != 0) return 1;
    }
    return 0;
}
