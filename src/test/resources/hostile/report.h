/* How the hostile modules tell what they managed. Exit 0: everything was denied. Exit 99: an attack succeeded. */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <dirent.h>

static int succeeded;

static inline void attempt(const char *what, int result) {
    if (result >= 0) {
        succeeded = 1;
        printf("%s: succeeded\n", what);
    } else {
        printf("%s: denied errno %d\n", what, errno);
    }
    fflush(stdout);
}

static inline int finish(void) {
    return succeeded ? 99 : 0;
}
