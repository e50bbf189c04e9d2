/*
 * An OpenCL application on BOINC's own interface, to be run by Hearth's tests on PoCL, whose device is the processor.
 *
 *   opencl_app        computes on the card it is told until the file "enough" is in its slot, then says in its output what it was told
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#define CL_TARGET_OPENCL_VERSION 120
#include <CL/cl.h>
#include <boinc_api.h>
#include <boinc_opencl.h>

/* BOINC's library asks for graphics cards only: here PoCL's devices stand for some. The executable's symbol comes before the loader's. */
extern "C" cl_int clGetDeviceIDs(cl_platform_id platform, cl_device_type, cl_uint most, cl_device_id *devices, cl_uint *count) {
    auto real = (cl_int (*)(cl_platform_id, cl_device_type, cl_uint, cl_device_id *, cl_uint *)) dlsym(RTLD_NEXT, "clGetDeviceIDs");
    return real(platform, CL_DEVICE_TYPE_ALL, most, devices, count);
}

static const char *SOURCE =
    "__kernel void turn(__global uint *x) {\n"
    "    uint value = x[get_global_id(0)];\n"
    "    for (int i = 0; i < 100000; i++) value = value * 1664525u + 1013904223u;\n"
    "    x[get_global_id(0)] = value;\n"
    "}\n";

static void need(cl_int code, const char *what) {
    if (code == CL_SUCCESS) return;
    fprintf(stderr, "%s: %d\n", what, code);
    boinc_finish(10);
}

int main(int argc, char **argv) {
    setenv("POCL_DEVICES", "pthread basic", 1); /* two devices, told apart by their names */
    BOINC_OPTIONS options;
    boinc_options_defaults(options);
    options.normal_thread_priority = true;
    if (boinc_init_options(&options)) return 9;
    cl_platform_id platform;
    cl_device_id device;
    cl_int code;
    need(boinc_get_opencl_ids(argc, argv, 0, &device, &platform), "boinc_get_opencl_ids");
    char name[256] = "";
    need(clGetDeviceInfo(device, CL_DEVICE_NAME, sizeof name, name, NULL), "clGetDeviceInfo");
    cl_context context = clCreateContext(NULL, 1, &device, NULL, NULL, &code);
    need(code, "clCreateContext");
    cl_command_queue queue = clCreateCommandQueue(context, device, 0, &code);
    need(code, "clCreateCommandQueue");
    cl_program program = clCreateProgramWithSource(context, 1, &SOURCE, NULL, &code);
    need(code, "clCreateProgramWithSource");
    code = clBuildProgram(program, 1, &device, "", NULL, NULL);
    if (code != CL_SUCCESS) {
        char log[4096] = "";
        clGetProgramBuildInfo(program, device, CL_PROGRAM_BUILD_LOG, sizeof log, log, NULL);
        fprintf(stderr, "%s\n", log);
    }
    need(code, "clBuildProgram");
    cl_kernel kernel = clCreateKernel(program, "turn", &code);
    need(code, "clCreateKernel");
    cl_uint values[64];
    for (int i = 0; i < 64; i++) values[i] = i;
    cl_mem buffer = clCreateBuffer(context, CL_MEM_READ_WRITE | CL_MEM_COPY_HOST_PTR, sizeof values, values, &code);
    need(code, "clCreateBuffer");
    need(clSetKernelArg(kernel, 0, sizeof buffer, &buffer), "clSetKernelArg");
    size_t size = 64;
    long turns = 0;
    do {
        boinc_begin_critical_section();
        need(clEnqueueNDRangeKernel(queue, kernel, 1, NULL, &size, NULL, 0, NULL, NULL), "clEnqueueNDRangeKernel");
        need(clFinish(queue), "clFinish");
        boinc_end_critical_section();
        boinc_fraction_done(1 - 1.0 / ++turns);
    } while (access("enough", F_OK));
    need(clEnqueueReadBuffer(queue, buffer, CL_TRUE, 0, sizeof values, values, 0, NULL, NULL), "clEnqueueReadBuffer");
    cl_uint expected = 1; /* the same by the processor */
    for (long i = 0; i < turns * 100000; i++) expected = expected * 1664525u + 1013904223u;
    APP_INIT_DATA data;
    boinc_get_init_data(data);
    char path[512];
    boinc_resolve_filename("out", path, sizeof path);
    FILE *out = fopen(path, "w");
    if (!out) boinc_finish(11);
    fprintf(out, "%s %d %d %g %.5s %s\n", data.gpu_type, data.gpu_device_num, data.gpu_opencl_dev_index, data.gpu_usage, name,
            values[1] == expected ? "right" : "wrong");
    fclose(out);
    boinc_finish(0);
}
