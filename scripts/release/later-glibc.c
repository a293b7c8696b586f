// What the released binary needs to start with glibc 2.28 too, though Swift's libraries and the start code of this machine
// were made for a later version. scripts/static-libraries links it in; nothing else does.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>

#define HIDDEN __attribute__((visibility("hidden")))

// Says whether the process has one thread only, so that counts need no atomic operations (glibc 2.32). No is always safe.
HIDDEN char __libc_single_threaded = 0;

// Has a new process start in another folder (glibc 2.29). Foundation calls it for a `Process` with a folder of its own, and
// does without where the answer is ENOSYS.
HIDDEN int posix_spawn_file_actions_addchdir_np(void *actions, const char *path) {
    int (*add)(void *, const char *) = dlsym(RTLD_NEXT, "posix_spawn_file_actions_addchdir_np");
    return add ? add(actions, path) : ENOSYS;
}

typedef int Main(int, char **, char **);
typedef void Start(int, char **, char **);
typedef void End(void);
typedef int Library(Main *, int, char **, Start *, End *, End *, void *);

// The start code of before glibc 2.34, which the stand-in for libc_nonshared.a has.
extern Start __libc_csu_init;
extern End __libc_csu_fini;

// Since glibc 2.34, the library runs what a program has to do before `main`, and start code does not name it any more. An
// earlier library would not run it then. A later one runs what is named, as it does for each program from before.
HIDDEN int __libc_start_main(Main *main, int count, char **arguments, Start *start, End *end, End *loader, void *stack) {
    Library *start_main = dlsym(RTLD_NEXT, "__libc_start_main");
    return start_main(
        main, count, arguments, start ? start : __libc_csu_init, end ? end : __libc_csu_fini, loader, stack);
}
