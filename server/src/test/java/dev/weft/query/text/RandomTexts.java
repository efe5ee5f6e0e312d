package dev.weft.query.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Texts that are queries, were queries before something happened to them, or never were any. */
final class RandomTexts {

    /** As long as a query may be, in UTF-16 units. */
    static final int MOST_LENGTH = 10_000;

    /** How a text was made. */
    enum Kind {
        PRINTED_TREE_DAMAGED,
        CORPUS_TEXT_DAMAGED,
        CORPUS_TEXTS_SPLICED,
        TOKENS,
        NESTED,
        REGEX,
        CHARACTERS,
        BYTES
    }

    private static final List<Kind> KINDS = List.of(Kind.values());

    private final Random random;
    private final RandomQueries queries;
    private final RandomExpressions expressions;
    private final List<String> corpus = QueryCorpus.texts();

    RandomTexts(Random random) {
        this.random = random;
        this.queries = new RandomQueries(random);
        this.expressions = new RandomExpressions(random);
    }

    Kind kind() {
        return oneOf(KINDS);
    }

    /** Returns a text of at most {@link #MOST_LENGTH}. */
    String text(Kind kind) {
        String text = switch (kind) {
            case PRINTED_TREE_DAMAGED -> damaged(TraceQl.print(queries.query()));
            case CORPUS_TEXT_DAMAGED -> damaged(oneOf(corpus));
            case CORPUS_TEXTS_SPLICED -> start(oneOf(corpus)) + end(oneOf(corpus));
            case TOKENS -> tokens(Fragments.QUERY, random.nextInt(20) == 0 ? 2_000 : 20);
            case NESTED -> nested();
            case REGEX -> "{ name =~ " + StringEscapes.quote(tokens(Fragments.REGEX, 12)) + " }";
            case CHARACTERS -> expressions.string(random.nextInt(40));
            case BYTES -> bytes();
        };
        return text.length() <= MOST_LENGTH ? text : text.substring(0, MOST_LENGTH);
    }

    private String tokens(List<String> tokens, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            text.append(oneOf(tokens));
        }
        return text.toString();
    }

    private String nested() {
        Fragments.Nest nest = oneOf(Fragments.NESTS);
        int most = MOST_LENGTH / (nest.opening().length() + nest.closing().length());
        String text = nest.text(random.nextInt(random.nextBoolean() ? 100 : most));
        return random.nextInt(4) == 0 ? damaged(text) : text;
    }

    private String bytes() {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return new String(bytes, random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    private String damaged(String text) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0 && !damaged.isEmpty(); i--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(4)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.insert(at, oneOf(Fragments.QUERY));
                case 2 -> damaged.insert(at, damaged.substring(at, at + random.nextInt(damaged.length() - at + 1)));
                default -> damaged.setCharAt(at, (char) random.nextInt(0x10000));
            }
        }
        return damaged.toString();
    }

    private String start(String text) {
        return text.substring(0, random.nextInt(text.length() + 1));
    }

    private String end(String text) {
        return text.substring(random.nextInt(text.length() + 1));
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
