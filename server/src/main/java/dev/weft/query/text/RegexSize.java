package dev.weft.query.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How large a regular expression grows once its repetitions are written out; the library compiles whatever it is given. What
 * is no regular expression has some size too.
 */
final class RegexSize {

    private static final Pattern REPETITION = Pattern.compile("\\{(0|[1-9]\\d{0,3})(?:,(0|[1-9]\\d{0,3})?)?}");

    /** Flags from here on: what stands before them is repeated by what stands behind. */
    private static final Pattern FLAGS = Pattern.compile("\\(\\?[a-zA-Z-]*\\)");

    /** What escapes stand for a place between characters. */
    private static final String PLACES = "bBAz";

    private final String regex;
    private final int ofCharacter;
    private final Matcher flags;

    /** Sizes of what stands before each open bracket, behind the one around it; their sum is {@link #outside}. */
    private final Deque<Long> outer = new ArrayDeque<>();

    private long outside;
    private long size;
    private long last;
    private int depth;

    /** @param most sizes beyond this are all alike: counting ends there */
    RegexSize(String regex, long most) {
        this(regex, most, 1);
    }

    private RegexSize(String regex, long most, int ofCharacter) {
        this.regex = regex;
        this.ofCharacter = ofCharacter;
        this.flags = FLAGS.matcher(regex);
        Matcher repetition = REPETITION.matcher(regex);
        int next = 0;
        while (next < regex.length() && size() <= most) {
            if (regex.charAt(next) == '{'
                    && repetition.region(next, regex.length()).lookingAt()) {
                long times = Math.max(number(repetition.group(1)), number(repetition.group(2)));
                size += last * Math.max(0, times - 1);
                last *= Math.max(1, times);
                boolean leavesChoice = regex.charAt(repetition.end(1)) == ',';
                next = leavesChoice ? repeated(repetition.end()) : repetition.end();
            } else {
                next = step(next);
            }
        }
    }

    /**
     * Measures only what is passed without reading a character: places such as {@code ^}, brackets, and whatever else leaves a
     * choice of where to go on.
     */
    static RegexSize ofPassages(String regex, long most) {
        return new RegexSize(regex, most, 0);
    }

    /** Returns the size, of some number above the limit where it was reached. */
    long size() {
        return outside + size;
    }

    /** Returns how many brackets are open at most at one place, as far as was counted. */
    int depth() {
        return depth;
    }

    /** Counts what stands here and returns where the next begins. */
    private int step(int at) {
        return switch (regex.charAt(at)) {
            case '(' -> flags.region(at, regex.length()).lookingAt() ? flags.end() : open(at + 1);
            case ')' -> close(at + 1);
            case '?', '*', '+' -> repeated(at + 1);
            case '^', '$', '|' -> atom(1, at + 1);
            case '[' -> atom(ofCharacter, endOfClass(at));
            case '\\' -> regex.startsWith("\\Q", at) ? literal(at + 2) : escape(at);
            default -> atom(ofCharacter, at + 1);
        };
    }

    private int open(int end) {
        outer.push(size);
        outside += size;
        depth = Math.max(depth, outer.size());
        size = 0;
        last = 0;
        return end;
    }

    private int close(int end) {
        long before = outer.isEmpty() ? 0 : outer.pop();
        outside -= before;
        last = size + 1;
        size = last + before;
        return end;
    }

    private int repeated(int end) {
        size++;
        last++;
        return end;
    }

    private int atom(int own, int end) {
        size += own;
        last = own;
        return end;
    }

    private int escape(int backslash) {
        boolean isPlace = backslash + 1 < regex.length() && PLACES.indexOf(regex.charAt(backslash + 1)) >= 0;
        return atom(isPlace ? 1 : ofCharacter, endOfEscape(backslash));
    }

    /** Counts what {@code \Q} makes literal, up to {@code \E} or the end; where that is nothing, what stands before is repeated. */
    private int literal(int start) {
        int close = regex.indexOf("\\E", start);
        int end = close < 0 ? regex.length() : close;
        if (end > start) {
            size += (long) ofCharacter * (end - start);
            last = ofCharacter;
        }
        return close < 0 ? end : end + 2;
    }

    /** Code points and classes may have a name in braces, which is no repetition. */
    private int endOfEscape(int backslash) {
        boolean named = regex.startsWith("{", backslash + 2) && "xpP".indexOf(regex.charAt(backslash + 1)) >= 0;
        int close = named ? regex.indexOf('}', backslash) : -1;
        return close < 0 ? backslash + 2 : close + 1;
    }

    /** A bracket that comes first in a class belongs to it, and so does one of a name such as {@code [:alpha:]}. */
    private int endOfClass(int open) {
        int next = regex.startsWith("^", open + 1) ? open + 2 : open + 1;
        if (regex.startsWith("]", next)) {
            next++;
        }
        while (next < regex.length() && regex.charAt(next) != ']') {
            int endOfName = regex.startsWith("[:", next) ? regex.indexOf(":]", next + 2) : -1;
            next = endOfName >= 0 ? endOfName + 2 : regex.charAt(next) == '\\' ? next + 2 : next + 1;
        }
        return next + 1;
    }

    private static long number(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}
