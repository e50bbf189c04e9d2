package app.hearth.engine.execution;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.win32.StdCallLibrary;

/** Freezing a process on Windows, by the calls that debuggers use (ntdll). */
final class WindowsProcess {
    private interface NtDll extends StdCallLibrary {
        NtDll INSTANCE = Native.load("ntdll", NtDll.class);

        NativeLong NtSuspendProcess(WinNT.HANDLE process);

        NativeLong NtResumeProcess(WinNT.HANDLE process);
    }

    private static final int PROCESS_SUSPEND_RESUME = 0x0800;

    private WindowsProcess() {}

    static boolean suspend(long pid) {
        return with(pid, true);
    }

    static boolean resume(long pid) {
        return with(pid, false);
    }

    private static boolean with(long pid, boolean suspend) {
        var process = Kernel32.INSTANCE.OpenProcess(PROCESS_SUSPEND_RESUME, false, (int) pid);
        if (process == null) return false;
        try {
            var status = suspend ? NtDll.INSTANCE.NtSuspendProcess(process) : NtDll.INSTANCE.NtResumeProcess(process);
            return status.intValue() == 0;
        } finally {
            Kernel32.INSTANCE.CloseHandle(process);
        }
    }
}
