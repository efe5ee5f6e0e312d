package dev.weft.store.duckdb.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Whose a file is that could not be used, and whose it should be. */
final class FileOwner {

    /** Its owner is whoever runs this process, named as owners of files are: by number where there is no name. */
    private static final Path THIS_PROCESS = Path.of("/proc/self");

    private FileOwner() {}

    /** Returns the owner and mode of a file, or of the nearest folder above it that can be looked at, and what is expected. */
    static String words(Path file) {
        Path seen = file.toAbsolutePath();
        while (seen.getParent() != null && !Files.exists(seen)) {
            seen = seen.getParent();
        }
        try {
            return seen + " belongs to '" + Files.getOwner(seen).getName() + "' with mode "
                    + PosixFilePermissions.toString(Files.getPosixFilePermissions(seen)) + " (expected: to '" + user()
                    + "', who runs this process, with a mode that lets its owner read and write)";
        } catch (IOException e) {
            return seen + " does not say whose it is: " + e;
        }
    }

    private static String user() throws IOException {
        return Files.exists(THIS_PROCESS)
                ? Files.getOwner(THIS_PROCESS).getName()
                : System.getProperty("user.name", "?");
    }
}
