package dev.weft.query.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The fenced blocks of a page of the guide. */
final class GuideBlocks {

    private static final Path GUIDE = Path.of("..", "docs", "guide");

    private GuideBlocks() {}

    /**
     * Returns what stands in the blocks of one language, without the fences.
     *
     * @throws IllegalArgumentException when the page has none: whoever asks for examples is not to test nothing
     */
    static List<String> of(String page, String language) {
        Pattern fence = Pattern.compile("```" + language + "\\n(.*?)\\n```", Pattern.DOTALL);
        List<String> blocks = fence.matcher(text(page))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException(page + ": no blocks of " + language + " (expected: some)");
        }
        return blocks;
    }

    private static String text(String page) {
        try {
            return Files.readString(GUIDE.resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
