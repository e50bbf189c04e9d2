#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <boinc/boinc_api.h>

// Computes for so many seconds of processor time, or for ever, then writes its output.
int main(int argc, char **argv) {
    boinc_init();
    double seconds = argc > 1 ? atof(argv[1]) : 0;
    volatile double x = 1;
    while (seconds <= 0 || clock() < seconds * CLOCKS_PER_SEC)
        for (int i = 0; i < 1000000; i++) x = x * 0.999999 + 1;
    char path[512];
    boinc_resolve_filename("out", path, sizeof path);
    FILE *out = fopen(path, "w");
    if (!out) boinc_finish(1);
    fprintf(out, "%f\n", x);
    fclose(out);
    boinc_finish(0);
}
