package dev.weft.store.duckdb.folder;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import org.jspecify.annotations.Nullable;

/** A visit to a folder in which a server may be at work: what goes away after it was listed is passed over. */
abstract class ChangingFolder extends SimpleFileVisitor<Path> {

    @Override
    public final FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        return goesOn(failure);
    }

    @Override
    public final FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
        return goesOn(failure);
    }

    private static FileVisitResult goesOn(@Nullable IOException failure) throws IOException {
        if (failure != null && !(failure instanceof NoSuchFileException)) {
            throw failure;
        }
        return FileVisitResult.CONTINUE;
    }
}
