/* Fills the disk: first by setting a length of 1 TiB, then by writing up to 8 GiB. Denied well below when all is well. */
#include "report.h"
int main(void) {
    static char block[1 << 20];
    int file = open("big", O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file < 0) {
        printf("open: denied errno %d\n", errno);
        return 0;
    }
    attempt("length of 1 TiB", ftruncate(file, 1LL << 40));
    ftruncate(file, 0);
    int written = 0;
    while (written < 8192 && write(file, block, sizeof block) > 0) written++;
    printf("wrote %d MiB\n", written);
    if (written == 8192) succeeded = 1;
    return finish();
}
