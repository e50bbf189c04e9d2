/* Calls itself until the stack is gone. The value used after the call keeps it a true recursion, and it keeps nothing in memory: the calls alone fill the stack. */
#include "report.h"
static volatile int depth;
__attribute__((noinline)) static int descend(int level) {
    depth = level;
    return descend(level + 1) + depth;
}
int main(void) {
    return descend(0) ? 99 : 98;
}
