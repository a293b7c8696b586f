#define _GNU_SOURCE

#include "CSystemCalls.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#if defined(__linux__)
#include <fcntl.h>
#include <sys/syscall.h>
#endif

int sitegen_exchange(const char *first, const char *second) {
#if defined(__APPLE__)
  return renamex_np(first, second, RENAME_SWAP);
#elif defined(__linux__)
  // By number, because musl got a wrapper only lately; 2 is RENAME_EXCHANGE of linux/fs.h.
  return (int)syscall(SYS_renameat2, AT_FDCWD, first, AT_FDCWD, second, 2u);
#else
  errno = ENOTSUP;
  return -1;
#endif
}

int sitegen_synchronize_file_system(int descriptor) {
#if defined(__linux__)
  return syncfs(descriptor);
#else
  // POSIX has only the call for all file systems at once, which cannot fail.
  (void)descriptor;
  sync();
  return 0;
#endif
}
