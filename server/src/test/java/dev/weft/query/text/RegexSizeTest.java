package dev.weft.query.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.weft.store.contract.Seed;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The measured size bounds that of the program which the library makes, whatever the expression is made of. */
class RegexSizeTest {

    private static final List<String> PARTS = List.of(
            "a",
            "ab",
            ".",
            "^",
            "$",
            "|",
            "(",
            "(?:",
            "(?i)",
            "(?i:",
            "(?P<n>",
            ")",
            ")",
            "[ab]",
            "[^]a]",
            "[(]",
            "[[:alpha:]]",
            "\\b",
            "\\d",
            "\\pL",
            "\\p{Greek}",
            "\\x{61}",
            "\\Q(\\E",
            "\\Q\\E",
            "\\(",
            "*",
            "+?",
            "?",
            "{2}",
            "{3,}",
            "{0,4}",
            "{5}?",
            "{1,2}",
            "{,3}",
            "{07}");

    private static final int EXPRESSIONS = 200_000;
    private static final int MOST_PARTS = 12;
    private static final int MOST = 2_000;

    /** Of one measured place: a class of letters in either case, an alternative and its way out. */
    private static final int INSTRUCTIONS = 4;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();

    @Test
    void noProgramIsLargerThanItsMeasure() {
        int compiled = 0;
        for (int i = 0; i < EXPRESSIONS; i++) {
            StringBuilder text = new StringBuilder();
            for (int part = 1 + random.nextInt(MOST_PARTS); part > 0; part--) {
                text.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            String regex = text.toString();
            long size = new RegexSize(regex, MOST).size();
            if (size <= MOST && isCompiled(regex, size)) {
                compiled++;
            }
        }
        assertThat(compiled).as("compiled, %s", seed).isGreaterThan(EXPRESSIONS / 100);
    }

    private boolean isCompiled(String regex, long size) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(regex);
        } catch (PatternSyntaxException _) {
            return false;
        }
        assertThat((long) pattern.programSize())
                .as("%s, %s", regex, seed)
                .isLessThanOrEqualTo(INSTRUCTIONS * (size + 1));
        return true;
    }
}
