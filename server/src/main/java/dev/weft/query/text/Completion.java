package dev.weft.query.text;

import dev.weft.query.InvalidQueryException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may stand at a cursor in text that need not be finished.
 *
 * @param from offset at which a suggestion begins to replace the text
 * @param to offset up to which it does, at or behind the cursor
 * @param suggestions none when the text before the cursor is no beginning of a query
 */
public record Completion(int from, int to, List<Suggestion> suggestions) {

    public Completion {
        suggestions = List.copyOf(suggestions);
    }

    /**
     * Finds what may stand at the cursor.
     *
     * @param cursor offset into the text, from 0 to its length
     */
    public static Completion complete(String text, int cursor) {
        if (cursor < 0 || cursor > text.length()) {
            throw new IllegalArgumentException("cursor: " + cursor + " (expected: 0 to " + text.length() + ")");
        }
        String before = text.substring(0, cursor);
        Typed typed = Typed.at(before);
        if (typed == null) {
            return new Completion(cursor, cursor, List.of());
        }
        Set<Expectation> expected = expectedAfter(before.substring(0, typed.start()));
        if (expected == null) {
            typed = Typed.operatorAt(before);
            expected = expectedAfter(before.substring(0, typed.start()));
        }
        if (expected == null) {
            return new Completion(cursor, cursor, List.of());
        }
        int to = typed.endIn(text, cursor);
        boolean isCalled = !typed.text().isEmpty() && text.startsWith("(", to);
        List<Suggestion> suggestions = Suggestions.of(expected, typed.text());
        return new Completion(
                typed.start(),
                to,
                isCalled ? suggestions.stream().map(Completion::withoutBrackets).toList() : suggestions);
    }

    private static Suggestion withoutBrackets(Suggestion suggestion) {
        return suggestion instanceof Suggestion.Insert(Suggestion.Kind kind, String text) && text.indexOf('(') > 0
                ? new Suggestion.Insert(kind, text.substring(0, text.indexOf('(')))
                : suggestion;
    }

    /** Returns what the parser asks for behind the text, null when it is no beginning of a query. */
    private static @Nullable Set<Expectation> expectedAfter(String text) {
        Source source = new Source(text);
        try {
            Tokens tokens = new Tokens(source);
            try {
                new QueryParser(source, tokens, new Places(source)).readText();
            } catch (InvalidQueryException unfinished) {
                return tokens.token() instanceof Token.End ? tokens.expected() : null;
            }
            return tokens.expected();
        } catch (InvalidQueryException unreadable) {
            return null;
        }
    }
}
