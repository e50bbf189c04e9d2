/* Well behaved, and no program of Hearth's: an unchanged WASI program. Copies the file "in" to "out" with a greeting. */
#include <stdio.h>
int main(void) {
    FILE *in = fopen("in", "r"), *out = fopen("out", "w");
    if (!in || !out) return 1;
    fputs("Hello, ", out);
    for (int c; (c = getc(in)) != EOF;) putc(c, out);
    if (fclose(out)) return 1;
    puts("done");
    return 0;
}
