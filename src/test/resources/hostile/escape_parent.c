/* Out of the slot by "..", for reading, writing, listing, making, deleting, renaming. */
#include "report.h"
int main(void) {
    attempt("open ../../etc/passwd", open("../../etc/passwd", O_RDONLY));
    attempt("open deep ../etc/passwd", open("../../../../../../../../../../../../etc/passwd", O_RDONLY));
    attempt("open ./x/../../y", open("./x/../../y", O_RDONLY));
    attempt("create ../hostile-escape", open("../hostile-escape", O_WRONLY | O_CREAT, 0644));
    attempt("mkdir ../hostile-escape-folder", mkdir("../hostile-escape-folder", 0755));
    attempt("list ..", opendir("..") ? 0 : -1);
    attempt("unlink ../outside.txt", unlink("../outside.txt"));
    int own = open("own", O_WRONLY | O_CREAT, 0644);
    if (own >= 0) close(own);
    attempt("rename own to ../hostile-escape", rename("own", "../hostile-escape"));
    attempt("link own to ../hostile-escape", link("own", "../hostile-escape"));
    attempt("rename ../outside.txt here", rename("../outside.txt", "stolen"));
    return finish();
}
