package dev.weft.server.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Settings given as lines of a YAML file: {@code data: DIR}. A value is a scalar, taken as written, or a list of scalars. */
final class YamlSource {

    private final SettingCatalogue catalogue;
    private final Path file;

    YamlSource(SettingCatalogue catalogue, Path file) {
        this.catalogue = catalogue;
        this.file = file;
    }

    Map<String, GivenValue> read() {
        try (InputStream bytes = Files.newInputStream(file);
                JsonParser yaml = new YAMLFactory().createParser(ObjectReadContext.empty(), bytes)) {
            return yaml.nextToken() == null ? Map.of() : lines(yaml);
        } catch (IOException e) {
            throw new SettingException(file + " (expected: a YAML file that can be read)");
        } catch (JacksonException e) {
            throw new SettingException(
                    file + ":" + e.getLocation().getLineNr() + ": " + e.getOriginalMessage() + " (expected: YAML)");
        }
    }

    private Map<String, GivenValue> lines(JsonParser yaml) {
        expect(yaml, JsonToken.START_OBJECT, "lines such as 'data: DIR'");
        Map<String, GivenValue> given = new HashMap<>();
        while (yaml.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = yaml.currentName();
            int line = yaml.currentTokenLocation().getLineNr();
            yaml.nextToken();
            String text = text(yaml, name);
            String written = file + ":" + line + ": " + name + ": " + text;
            Setting<?> setting = catalogue.byName(name, written);
            if (setting.equals(ProcessSettings.CONFIG)) {
                throw new SettingException(written + " (expected: a flag or an environment variable)");
            }
            if (given.put(setting.name(), new GivenValue(text, written)) != null) {
                throw new SettingException(written + " (expected: " + name + " only once)");
            }
        }
        if (yaml.nextToken() != null) {
            throw new SettingException(position(yaml) + " (expected: one YAML document)");
        }
        return given;
    }

    private String text(JsonParser yaml, String name) {
        if (yaml.currentToken() != JsonToken.START_ARRAY) {
            return scalar(yaml, name);
        }
        List<String> elements = new ArrayList<>();
        while (yaml.nextToken() != JsonToken.END_ARRAY) {
            elements.add(scalar(yaml, name));
        }
        return String.join(",", elements);
    }

    private String scalar(JsonParser yaml, String name) {
        JsonToken token = yaml.currentToken();
        if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            throw new SettingException(position(yaml) + ": " + name + " (expected: a value or a list of values)");
        }
        return yaml.getString();
    }

    private void expect(JsonParser yaml, JsonToken token, String expected) {
        if (yaml.currentToken() != token) {
            throw new SettingException(position(yaml) + " (expected: " + expected + ")");
        }
    }

    private String position(JsonParser yaml) {
        return file + ":" + yaml.currentTokenLocation().getLineNr();
    }
}
