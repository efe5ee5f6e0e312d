package dev.weft.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the Linux kernel counts of one process. */
final class ProcessFigures {

    private static final double TICKS_PER_SECOND = 100;

    private final Path proc;

    ProcessFigures(long pid) {
        this.proc = Path.of("/proc", Long.toString(pid));
    }

    /** Returns user and system time since the process began (proc(5), stat fields 14 and 15). */
    double cpuSeconds() throws IOException {
        String stat = Files.readString(proc.resolve("stat"));
        List<String> afterName =
                List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        return (Long.parseLong(afterName.get(11)) + Long.parseLong(afterName.get(12))) / TICKS_PER_SECOND;
    }

    long residentBytes() throws IOException {
        return status("VmRSS:");
    }

    long peakResidentBytes() throws IOException {
        return status("VmHWM:");
    }

    /** Waits until the process has used less than 3 % of a core for a whole second, two minutes at most. */
    void awaitIdle() throws IOException, InterruptedException {
        double before = cpuSeconds();
        for (int second = 0; second < 120; second++) {
            Thread.sleep(Duration.ofSeconds(1));
            double now = cpuSeconds();
            if (now - before < 0.03) {
                return;
            }
            before = now;
        }
    }

    private long status(String field) throws IOException {
        for (String line : Files.readAllLines(proc.resolve("status"))) {
            if (line.startsWith(field)) {
                return Long.parseLong(
                                line.substring(field.length()).replace("kB", "").trim())
                        * 1024;
            }
        }
        throw new IOException(proc.resolve("status") + " has no line " + field);
    }
}
