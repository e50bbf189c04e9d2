/* Makes links in its own slot and tries to go through them. */
#include "report.h"
int main(void) {
    attempt("symlink to /etc/passwd", symlink("/etc/passwd", "passwd"));
    attempt("symlink to ../../etc", symlink("../../etc", "etc"));
    attempt("symlink to ..", symlink("..", "up"));
    attempt("read passwd", open("passwd", O_RDONLY));
    attempt("read etc/passwd", open("etc/passwd", O_RDONLY));
    attempt("create up/created", open("up/created", O_WRONLY | O_CREAT, 0644));
    return finish();
}
