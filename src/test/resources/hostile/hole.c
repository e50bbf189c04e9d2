/* Files of 1 TiB and more that take nothing of the disk: by writing far behind the end, once with an offset and once after a seek. */
#include "report.h"
int main(void) {
    int file = open("hole", O_WRONLY | O_CREAT, 0644);
    printf("%d\n", (int)pwrite(file, "x", 1, 1LL << 40));
    lseek(file, 1LL << 41, SEEK_SET);
    printf("%d\n", (int)write(file, "x", 1));
    return 0;
}
