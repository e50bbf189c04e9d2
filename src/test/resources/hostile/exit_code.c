/* Ends with the code given as its argument: 1, 42, 255, 134 and so on. */
#include "report.h"
int main(int count, char **words) {
    exit(count > 1 ? atoi(words[1]) : 1);
}
