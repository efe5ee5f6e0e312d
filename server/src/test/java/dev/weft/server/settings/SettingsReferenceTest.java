package dev.weft.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of settings and the help say what the code declares. */
class SettingsReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "guide", "settings.md");

    /** Run with {@code -Dweft.write=true} to write the page anew. */
    @Test
    void thePageSaysWhatTheCodeDeclares() throws IOException {
        if (Boolean.getBoolean("weft.write")) {
            Files.writeString(PAGE, SettingsReference.page());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(SettingsReference.page());
    }

    @Test
    void helpNamesEverySettingWithinAHundredColumns() {
        String help = SettingsReference.help();

        assertThat(settings()).allSatisfy(setting -> assertThat(help).contains(setting.flag() + " (default: "));
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aDefaultIsWrittenAsItIsRead(Setting<?> setting) {
        if (!setting.defaultText().isEmpty()) {
            assertThat(setting.parse(new GivenValue(setting.defaultText(), setting.name())))
                    .isEqualTo(setting.defaultValue());
        }
    }

    private static Stream<Setting<?>> settings() {
        return Settings.GROUPS.stream().flatMap(group -> group.settings().stream());
    }
}
