/* Takes memory and touches it until refused; then ends well. Exit 99 when it got more than a GiB. */
#include "report.h"
int main(void) {
    int mebibytes = 0;
    for (; mebibytes < 1100; mebibytes++) {
        volatile char *block = malloc(1 << 20);
        if (!block) break;
        for (int i = 0; i < 1 << 20; i += 4096) block[i] = 1;
    }
    printf("got %d MiB\n", mebibytes);
    return mebibytes > 1024 ? 99 : 0;
}
