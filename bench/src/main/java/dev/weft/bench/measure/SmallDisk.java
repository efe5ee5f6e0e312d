package dev.weft.bench.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of its own in memory (tmpfs) whose size can change; to be mounted by root, of the machine or of a namespace. */
public final class SmallDisk implements AutoCloseable {

    private static final long PAGE_BYTES = 4096;
    private static final long MOST_LEFT_BYTES = 16 << 20;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts one over a folder, which is made. */
    public static SmallDisk mount(Path folder, long bytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        run(List.of("mount", "-t", "tmpfs", "-o", "size=" + bytes, "weft-bench", folder.toString()));
        return new SmallDisk(folder);
    }

    public void resize(long bytes) throws IOException, InterruptedException {
        run(List.of("mount", "-o", "remount,size=" + bytes, folder.toString()));
    }

    /** Takes the room that is left, all but a little where files grow at the same time: no disk is smaller than its files. */
    public void leaveNoRoom() throws IOException, InterruptedException {
        for (long left = PAGE_BYTES; ; left *= 2) {
            try {
                resize(usedBytes() + left);
                return;
            } catch (IOException e) {
                if (left > MOST_LEFT_BYTES) {
                    throw e;
                }
            }
        }
    }

    public long usedBytes() throws IOException {
        FileStore store = Files.getFileStore(folder);
        return store.getTotalSpace() - store.getUnallocatedSpace();
    }

    @Override
    public void close() throws IOException {
        try {
            run(List.of("umount", folder.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while unmounting " + folder, e);
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said.strip());
        }
    }
}
