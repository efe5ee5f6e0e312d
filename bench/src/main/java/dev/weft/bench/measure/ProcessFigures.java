package dev.weft.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the Linux kernel counts of one process. */
public final class ProcessFigures {

    private static final double TICKS_PER_SECOND = 100;
    private static final double IDLE_CORES = 0.03;
    private static final int IDLE_SECONDS = 3;

    private final Path proc;

    public ProcessFigures(long pid) {
        this.proc = Path.of("/proc", Long.toString(pid));
    }

    public static ProcessFigures ofThisProcess() {
        return new ProcessFigures(ProcessHandle.current().pid());
    }

    /** Returns user and system time since the process began (proc(5), stat fields 14 and 15). */
    public double cpuSeconds() throws IOException {
        String stat = Files.readString(proc.resolve("stat"));
        List<String> afterName =
                List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        return (Long.parseLong(afterName.get(11)) + Long.parseLong(afterName.get(12))) / TICKS_PER_SECOND;
    }

    /** Returns what is resident now, mapped files included. */
    public long residentBytes() throws IOException {
        return status("VmRSS:");
    }

    /** Returns the resident memory that no file stands behind. */
    public long anonymousBytes() throws IOException {
        return status("RssAnon:");
    }

    /** Returns the most that was ever resident, mapped files included. */
    public long peakResidentBytes() throws IOException {
        return status("VmHWM:");
    }

    /** Returns what it caused to be written to disks since it began (proc(5), {@code write_bytes} of io); 0 on one in memory. */
    public long writtenBytes() throws IOException {
        String field = "write_bytes:";
        for (String line : Files.readAllLines(proc.resolve("io"))) {
            if (line.startsWith(field)) {
                return Long.parseLong(line.substring(field.length()).trim());
            }
        }
        throw new IOException(proc.resolve("io") + " has no line " + field);
    }

    /** Waits until the process has used less than 3 % of a core for three seconds on end; false when it never did. */
    public boolean awaitIdle(Duration limit) throws IOException, InterruptedException {
        double before = cpuSeconds();
        int idle = 0;
        for (long second = 0; second < limit.toSeconds() && idle < IDLE_SECONDS; second++) {
            Thread.sleep(Duration.ofSeconds(1));
            double now = cpuSeconds();
            idle = now - before < IDLE_CORES ? idle + 1 : 0;
            before = now;
        }
        return idle == IDLE_SECONDS;
    }

    /** @throws IOException when it never was idle for so long */
    public void requireIdle(Duration limit) throws IOException, InterruptedException {
        if (!awaitIdle(limit)) {
            throw new IOException("waited " + limit.toSeconds() + " s for process " + proc.getFileName()
                    + " to be idle (expected: less than " + IDLE_CORES + " of a core for " + IDLE_SECONDS
                    + " s on end); it has used " + cpuSeconds() + " s of CPU in all");
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
