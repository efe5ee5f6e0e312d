package dev.weft.store.duckdb.log;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of the log and what its header says. */
record LogFile(Path path, LogHeader header) {

    private static final Pattern NAME = Pattern.compile("log-(\\d{12})");

    static Path path(Path folder, long sequence) {
        return folder.resolve("log-%012d".formatted(sequence));
    }

    static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + ".unfinished");
    }

    static boolean isUnfinished(Path file) {
        return file.getFileName().toString().endsWith(".unfinished");
    }

    /** Returns the sequence number in a log file's name, nothing for other files. */
    static OptionalLong sequence(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? OptionalLong.of(Long.parseLong(name.group(1))) : OptionalLong.empty();
    }

    long sequence() {
        return header.sequence();
    }

    long firstGroup() {
        return header.firstGroup();
    }
}
