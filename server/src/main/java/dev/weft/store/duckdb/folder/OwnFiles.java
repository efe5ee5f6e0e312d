package dev.weft.store.duckdb.folder;

import dev.weft.store.StoreException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * That what is copied of a data folder lies in it: a symbolic link would bring something else into the copy, or leave the
 * copy to change with what it was taken of.
 */
public final class OwnFiles extends ChangingFolder {

    private final Path data;

    private OwnFiles(Path data) {
        this.data = data;
    }

    /** @throws StoreException of kind CANNOT_OPEN that names the first symbolic link */
    public static void require(DataLayout layout) {
        OwnFiles own = new OwnFiles(layout.directory());
        try {
            for (Path copied : List.of(
                    layout.format(),
                    layout.manifest(),
                    layout.log(),
                    layout.segments(),
                    layout.dropped(),
                    layout.explorer())) {
                if (Files.exists(copied, LinkOption.NOFOLLOW_LINKS)) {
                    Files.walkFileTree(copied, own);
                }
            }
        } catch (IOException e) {
            throw DataFolder.cannotOpen(layout.directory(), FileFailure.words(e), e);
        }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            throw DataFolder.cannotOpen(
                    data, file + " is a symbolic link (expected: a file or folder of its own)", null);
        }
        return FileVisitResult.CONTINUE;
    }
}
