/*
 * For a slot in which the test has put links: "linkdir" to a folder outside that holds "outside.txt", "linkfile" to that file.
 * A host that refuses to start in such a slot is right as well.
 */
#include "report.h"
int main(void) {
    attempt("read linkdir/outside.txt", open("linkdir/outside.txt", O_RDONLY));
    attempt("read linkfile", open("linkfile", O_RDONLY));
    attempt("write linkdir/outside.txt", open("linkdir/outside.txt", O_WRONLY));
    attempt("write linkfile", open("linkfile", O_WRONLY));
    attempt("create linkdir/created", open("linkdir/created", O_WRONLY | O_CREAT, 0644));
    attempt("mkdir linkdir/folder", mkdir("linkdir/folder", 0755));
    attempt("list linkdir", opendir("linkdir") ? 0 : -1);
    int own = open("own", O_WRONLY | O_CREAT, 0644);
    if (own >= 0) close(own);
    attempt("link own to linkdir/hard", link("own", "linkdir/hard"));
    attempt("link linkdir/outside.txt here", link("linkdir/outside.txt", "hard"));
    attempt("rename own to linkdir/moved", rename("own", "linkdir/moved"));
    attempt("rename linkdir/outside.txt here", rename("linkdir/outside.txt", "stolen"));
    attempt("delete linkdir/outside.txt", unlink("linkdir/outside.txt"));
    attempt("rmdir linkdir/empty", rmdir("linkdir/empty"));
    return finish();
}
