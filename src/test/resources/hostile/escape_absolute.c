/* Out of the slot by absolute paths. wasi-libc may take "/x" for "x" in the preopen: only a real file of the host counts. */
#include "report.h"
static int host_file(const char *path, const char *known) {
    char start[64] = {0};
    int file = open(path, O_RDONLY);
    if (file < 0) return -1;
    ssize_t got = read(file, start, sizeof start - 1);
    errno = 0;
    return got > 0 && strstr(start, known) ? 0 : -1;
}
int main(void) {
    attempt("open /etc/passwd", host_file("/etc/passwd", "root:"));
    attempt("open /proc/self/status", host_file("/proc/self/status", "Name:"));
    attempt("open /etc/hostname", open("/etc/hostname", O_RDONLY));
    attempt("open C:/Windows/win.ini", open("C:/Windows/win.ini", O_RDONLY));
    attempt("create /tmp/hostile-escape", open("/tmp/hostile-escape", O_WRONLY | O_CREAT, 0644));
    attempt("list /etc", opendir("/etc") ? 0 : -1);
    return finish();
}
