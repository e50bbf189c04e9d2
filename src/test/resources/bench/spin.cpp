#include <boinc/boinc_api.h>

int main() {
    boinc_init();
    for (volatile double x = 1;;) x = x * 0.999999 + 1;
}
