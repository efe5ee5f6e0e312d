package dev.weft.server.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is packaged of the explorer, were it built: its names change with each build, and those of an earlier one must go. */
class PackagedExplorerTest {

    private static final Path BUILT = Path.of("..", "web", "dist");
    private static final Path PACKAGED = Path.of("target", "classes", "explorer");

    @Test
    void holdsTheFilesOfTheLastBuildAlone() {
        assertThat(files(PACKAGED)).isEqualTo(files(BUILT));
    }

    private static Set<Path> files(Path folder) {
        if (!Files.exists(folder)) {
            return Set.of();
        }
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).map(folder::relativize).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
