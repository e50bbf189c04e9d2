/* Wants a host function that no host has. */
__attribute__((import_module("hearth"), import_name("open_the_door"))) int open_the_door(int);
int main(void) {
    return open_the_door(1) ? 99 : 98;
}
