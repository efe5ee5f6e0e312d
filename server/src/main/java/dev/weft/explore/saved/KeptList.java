package dev.weft.explore.saved;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A list in memory and in a file: {@code {"format":1,"<property>":[…]}}. A change is seen once it survives a loss of power.
 */
final class KeptList<T> {

    private static final Logger LOG = LoggerFactory.getLogger(KeptList.class);
    private static final int FORMAT = 1;

    private final @Nullable KeptFile file;
    private final ListFormat<T> format;
    private final Lock changing = new ReentrantLock();
    private volatile List<T> items;

    private KeptList(@Nullable KeptFile file, ListFormat<T> format, List<T> items) {
        this.file = file;
        this.format = format;
        this.items = items;
    }

    static <T> KeptList<T> inMemory(ListFormat<T> format) {
        return new KeptList<>(null, format, List.of());
    }

    /** @throws IOException when the file cannot be read, is of another format, or is damaged and cannot be renamed */
    static <T> KeptList<T> open(KeptFile file, ListFormat<T> format) throws IOException {
        return new KeptList<>(file, format, file.exists() ? readOrSetAside(file, format) : List.of());
    }

    List<T> items() {
        return items;
    }

    /**
     * Replaces the list by what the change makes of it, one change at a time, and returns that.
     *
     * @throws SavedException when the file cannot be written; the list is then as it was, the file may be either. What the
     *     change throws leaves both as they were
     */
    List<T> update(UnaryOperator<List<T>> change) {
        changing.lock();
        try {
            List<T> changed = List.copyOf(change.apply(items));
            if (file != null) {
                file.replace(print(changed));
            }
            items = changed;
            return changed;
        } catch (IOException e) {
            throw new SavedException(format.property() + " cannot be kept now: " + e, e);
        } finally {
            changing.unlock();
        }
    }

    private static <T> List<T> readOrSetAside(KeptFile file, ListFormat<T> format) throws IOException {
        byte[] content = file.read();
        try {
            JsonNode root = JsonMapper.shared().readTree(content);
            checkFormat(file, root.required("format").intValue());
            return parse(root, format);
        } catch (JacksonException | IllegalArgumentException | SavedException e) {
            Path aside = file.setAside();
            LOG.error(
                    "{} is not the list of {} that it should be: {}; it is kept as {}, and the list begins anew",
                    file,
                    format.property(),
                    e instanceof JacksonException syntax ? syntax.getOriginalMessage() : e.getMessage(),
                    aside);
            return List.of();
        }
    }

    /** Another format is no damage: whoever wrote it can read it. */
    private static void checkFormat(KeptFile file, int found) throws IOException {
        if (found != FORMAT) {
            throw new IOException(file + ": format " + found + " (expected: " + FORMAT + ")");
        }
    }

    private static <T> List<T> parse(JsonNode root, ListFormat<T> format) {
        List<T> items = new ArrayList<>();
        for (JsonNode node : root.required(format.property()).asArray()) {
            items.add(format.read(node));
        }
        return List.copyOf(items);
    }

    private byte[] print(List<T> changed) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), content)) {
            json.writeStartObject();
            json.writeNumberProperty("format", FORMAT);
            json.writeArrayPropertyStart(format.property());
            changed.forEach(item -> {
                json.writeRaw('\n');
                format.write(json, item);
            });
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return content.toByteArray();
    }
}
