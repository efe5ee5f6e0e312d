package dev.weft.query.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How large a regular expression grows once its repetitions are written out; the library compiles whatever it is given. */
final class RegexSize {

    static final int MAX_LENGTH = 10_000;
    static final int MAX_DEPTH = 200;
    static final int MAX_SIZE = 10_000;

    private static final Pattern REPETITION = Pattern.compile("\\{(\\d{1,4})(?:,(\\d{0,4}))?}");

    private final String regex;
    private final Deque<Long> outer = new ArrayDeque<>();
    private long size;
    private long last;

    private RegexSize(String regex) {
        this.regex = regex;
    }

    /** Returns why the regular expression is too large, null when it is not. */
    static @Nullable String findExcess(String regex) {
        return regex.length() > MAX_LENGTH
                ? "longer than " + MAX_LENGTH + " characters"
                : new RegexSize(regex).findExcess();
    }

    private @Nullable String findExcess() {
        Matcher repetition = REPETITION.matcher(regex);
        int next = 0;
        while (next < regex.length()) {
            char c = regex.charAt(next);
            if (c == '{' && repetition.find(next) && repetition.start() == next) {
                long times = Math.max(number(repetition.group(1)), number(repetition.group(2)));
                size += last * Math.max(0, times - 1);
                last *= Math.max(1, times);
                next = repetition.end();
            } else {
                next = step(c, next);
            }
            if (outer.size() > MAX_DEPTH) {
                return "nested deeper than " + MAX_DEPTH + " levels";
            }
            if (size > MAX_SIZE) {
                return "larger than " + MAX_SIZE + " once its repetitions are written out";
            }
        }
        return null;
    }

    /** Counts what stands here and returns where the next begins. */
    private int step(char c, int at) {
        switch (c) {
            case '(' -> {
                outer.push(size);
                size = 0;
                last = 0;
            }
            case ')' -> {
                last = size + 1;
                size = last + (outer.isEmpty() ? 0 : outer.pop());
            }
            case '?', '*', '+' -> size++;
            default -> {
                last = 1;
                size++;
            }
        }
        return at + (c == '\\' ? 2 : 1);
    }

    private static long number(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}
