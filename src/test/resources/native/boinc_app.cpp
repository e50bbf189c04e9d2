/*
 * An application on BOINC's own programming interface, to be run by Hearth's tests. Built by them with the system's g++ (temporary exits and the
 * parsed init_data.xml are there for C++ only) against
 * Debian's libboinc-app-dev: its shared libraries, since the static libboinc_api.a of 7.20.5 holds no code.
 *
 *   work STEPS        computes STEPS steps of some 10 ms of processor time, saving its state when it is time; reads in1 and in2,
 *                     writes out1 and out2, all by boinc_resolve_filename
 *   finish STATUS     boinc_finish(STATUS)
 *   plain STATUS      exit(STATUS) without boinc_finish
 *   signal NUMBER     ends by that signal
 *   temporary SECONDS boinc_temporary_exit
 *   say               a message to the network in the last moment, then boinc_finish_message with a notice
 *   upload            writes out1, has it sent by boinc_upload_file, waits until it knows what became of it, and says so in out2
 *   family STEPS      a child process computes, this one waits for it, as wrappers do
 *   stray             leaves behind a process in a session of its own, whose parent ended, that writes in the slot; works on
 *   talk              sends its network a message, waits for one of its network, writes that in out1
 *   gather            makes a folder beside its project's files, as climateprediction.net's programs do, and says in out1 who it is, whether it sees a
 *                     file of another task, and whether it could make the folder or found it from before
 *   reach PATH        says in out1 whether it can read and whether it can write the file, and how its arguments came
 */
#include <pwd.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <boinc_api.h>

static volatile double sink;

static void step(void) {
    clock_t until = clock() + CLOCKS_PER_SEC / 100;
    while (clock() < until) for (int i = 0; i < 1000; i++) sink += i * 0.5;
}

static FILE *open_by(const char *name, const char *mode) {
    char path[512];
    if (boinc_resolve_filename(name, path, sizeof path) != 0) boinc_finish(3);
    FILE *file = fopen(path, mode);
    if (!file) {
        fprintf(stderr, "cannot open %s as %s\n", name, path);
        boinc_finish(4);
    }
    return file;
}

static long restore(void) {
    long done = 0;
    FILE *state = fopen("state.txt", "r");
    if (!state) return 0;
    if (fscanf(state, "%ld", &done) != 1) done = 0;
    fclose(state);
    fprintf(stderr, "going on at step %ld\n", done);
    return done;
}

static void save(long done) {
    FILE *state = fopen("state.new", "w");
    fprintf(state, "%ld\n", done);
    fclose(state);
    rename("state.new", "state.txt");
}

static void work(long steps) {
    char one[100] = "", two[100] = "";
    FILE *in = open_by("in1", "r");
    if (!fgets(one, sizeof one, in)) boinc_finish(5);
    fclose(in);
    in = open_by("in2", "r");
    if (!fgets(two, sizeof two, in)) boinc_finish(5);
    fclose(in);
    for (long done = restore(); done < steps; done++) {
        step();
        boinc_fraction_done((done + 1.0) / steps);
        if (boinc_time_to_checkpoint()) {
            save(done + 1);
            boinc_checkpoint_completed();
        }
    }
    FILE *out = open_by("out1", "w");
    fprintf(out, "%s+%s", one, two);
    fclose(out);
    out = open_by("out2", "w");
    fprintf(out, "%ld", steps);
    fclose(out);
    boinc_finish(0);
}

static void reach(const char *path) {
    FILE *out = open_by("out1", "w");
    FILE *file = fopen(path, "r");
    fprintf(out, "read %s\n", file ? "yes" : "no");
    if (file) fclose(file);
    file = fopen(path, "a");
    fprintf(out, "write %s\n", file ? "yes" : "no");
    if (file) fclose(file);
    APP_INIT_DATA data;
    boinc_get_init_data(data);
    fprintf(out, "processors %g\nresult %s\nuser %s\nhost processors %d\nelapsed %g\n", data.ncpus, data.result_name, data.user_name,
            data.host_info.p_ncpus, data.starting_elapsed_time);
    fprintf(out, "gpu %s %d %d %g\n", data.gpu_type, data.gpu_device_num, data.gpu_opencl_dev_index, data.gpu_usage);
    fclose(out);
    boinc_finish(0);
}

static void gather(void) {
    APP_INIT_DATA data;
    boinc_get_init_data(data);
    struct passwd *self = getpwuid(geteuid());
    std::string other = std::string(data.project_dir) + "/of_another_task", folder = std::string(data.project_dir) + "/results";
    bool before = access(folder.c_str(), F_OK) == 0;
    bool made = before || mkdir(folder.c_str(), 0700) == 0;
    FILE *out = open_by("out1", "w");
    fprintf(out, "user %s\nother %s\ngathered %s\n", self ? self->pw_name : "nobody", access(other.c_str(), F_OK) ? "no" : "yes",
            before ? "before" : made ? "yes" : "no");
    fclose(out);
    boinc_finish(0);
}

static void stray(void) {
    if (fork() == 0) {
        setsid();
        if (fork() == 0) {
            for (;;) {
                FILE *file = fopen("stray.txt", "a");
                if (file) {
                    fputc('x', file);
                    fclose(file);
                }
                usleep(1000);
            }
        }
        _exit(0);
    }
    while (access("stray.txt", F_OK)) usleep(1000);
    boinc_fraction_done(0.5);
    for (;;) step();
}

static void upload(void) {
    FILE *out = open_by("out1", "w");
    fprintf(out, "early");
    fclose(out);
    std::string name = "out1";
    if (boinc_upload_file(name)) boinc_finish(6);
    int status;
    while ((status = boinc_upload_status(name)) == -161) usleep(100000); // ERR_NOT_FOUND
    out = open_by("out2", "w");
    fprintf(out, "status %d", status);
    fclose(out);
    boinc_finish(0);
}

static void talk(void) {
    char variety[] = "moon", said[] = "<phase>half</phase>", name[256];
    if (boinc_send_trickle_up(variety, said)) boinc_finish(6);
    while (!boinc_receive_trickle_down(name, sizeof name)) usleep(100000);
    char answer[100] = "";
    FILE *in = fopen(name, "r");
    if (!in || !fgets(answer, sizeof answer, in)) boinc_finish(5);
    fclose(in);
    FILE *out = open_by("out1", "w");
    fprintf(out, "%s in %s", answer, name);
    fclose(out);
    boinc_finish(0);
}

int main(int argc, char **argv) {
    const char *mode = argc > 1 ? argv[1] : "";
    long number = argc > 2 ? atol(argv[2]) : 0;
    if (!strcmp(mode, "family")) {
        BOINC_OPTIONS options;
        memset(&options, 0, sizeof options);
        options.main_program = options.check_heartbeat = options.handle_process_control = options.send_status_msgs = 1;
        options.direct_process_action = 1;
        boinc_init_options(&options);
        pid_t child = fork();
        if (child == 0) {
            for (long i = 0; i < number; i++) step();
            _exit(0);
        }
        int status;
        waitpid(child, &status, 0);
        FILE *out = open_by("out1", "w");
        fprintf(out, "child %d", WEXITSTATUS(status));
        fclose(out);
        boinc_finish(0);
    }
    if (boinc_init()) return 9;
    if (!strcmp(mode, "work")) work(number);
    if (!strcmp(mode, "finish")) boinc_finish((int) number);
    if (!strcmp(mode, "plain")) _exit((int) number);
    if (!strcmp(mode, "signal")) {
        signal((int) number, SIG_DFL);
        raise((int) number);
    }
    if (!strcmp(mode, "temporary")) boinc_temporary_exit((int) number, "waiting for the moon", true);
    if (!strcmp(mode, "stray")) stray();
    if (!strcmp(mode, "say")) {
        char variety[] = "moon";
        char text[] = "<risen/>\n";
        boinc_send_trickle_up(variety, text);
        boinc_finish_message(0, "the moon has risen", true);
    }
    if (!strcmp(mode, "upload")) upload();
    if (!strcmp(mode, "talk")) talk();
    if (!strcmp(mode, "gather")) gather();
    if (!strcmp(mode, "reach")) reach(argv[2]);
    return 8;
}
