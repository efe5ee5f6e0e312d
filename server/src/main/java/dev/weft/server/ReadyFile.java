package dev.weft.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The file that tells other programs that the server is ready and where. It appears whole. */
final class ReadyFile {

    private ReadyFile() {}

    static void write(Path file, OpenAddresses addresses) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(part, json(addresses));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartException("ready-file: " + file + " (expected: a file that can be written)", e);
        }
    }

    private static byte[] json(OpenAddresses addresses) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), body)) {
            json.writeStartObject();
            json.writeNumberProperty("pid", ProcessHandle.current().pid());
            json.writeStringProperty("otlpGrpc", addresses.otlpGrpc());
            json.writeStringProperty("otlpHttp", addresses.otlpHttp());
            json.writeStringProperty("explorer", addresses.explorer());
            json.writeEndObject();
        }
        return body.toByteArray();
    }
}
