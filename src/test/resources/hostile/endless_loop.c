/* Never ends, never reports. */
static volatile unsigned long turns;
int main(void) {
    for (;;) turns++;
}
