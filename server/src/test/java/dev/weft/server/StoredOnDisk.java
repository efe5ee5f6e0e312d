package dev.weft.server;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the whole server over its store on disk begin and end with: a server of their own on a fresh folder. */
abstract class StoredOnDisk {

    @TempDir
    Path folder;

    RunningWeft weft;

    /** Starts the server; after a close, on what it stored. */
    @BeforeEach
    final void start() {
        weft = RunningWeft.start("--data=" + folder.resolve("data"));
    }

    @AfterEach
    final void stop() {
        weft.close();
    }
}
