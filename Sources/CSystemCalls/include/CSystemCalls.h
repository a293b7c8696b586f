#ifndef SITEGEN_SYSTEM_CALLS_H
#define SITEGEN_SYSTEM_CALLS_H

// Two system calls that Swift cannot see: glibc declares them under _GNU_SOURCE only, which the Swift module of glibc
// is built without, and variadic syscall(2) is not imported into Swift.

/// Exchanges what two paths name, in one step. Returns 0, or -1 with errno set; ENOTSUP where the system has no such
/// call.
int sitegen_exchange(const char *first, const char *second);

/// Waits until everything written to the file system that holds `descriptor` is on its medium. Returns 0, or -1 with
/// errno set.
int sitegen_synchronize_file_system(int descriptor);

#endif
