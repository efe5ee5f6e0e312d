package dev.weft.bench;

import dev.weft.bench.load.LoadShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/** Which load a kept folder holds, so that later look-ups know its ids. */
final class StoredLoad {

    private static final JsonMapper JSON = JsonMapper.shared();

    private StoredLoad() {}

    static boolean isIn(Path folder) {
        return Files.exists(file(folder));
    }

    static LoadShape read(Path folder) throws IOException {
        return JSON.readValue(Files.readString(file(folder)), LoadShape.class);
    }

    static void write(Path folder, LoadShape shape) throws IOException {
        Files.writeString(file(folder), JSON.writeValueAsString(shape) + "\n");
    }

    private static Path file(Path folder) {
        return folder.resolve("load.json");
    }
}
