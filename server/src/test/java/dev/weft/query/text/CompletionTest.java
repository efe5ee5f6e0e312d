package dev.weft.query.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.query.Field;
import dev.weft.query.Field.Intrinsic;
import dev.weft.query.Field.Scope;
import dev.weft.query.text.Suggestion.AttributeKey;
import dev.weft.query.text.Suggestion.FieldValue;
import dev.weft.query.text.Suggestion.Insert;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the cursor stands, texts have a caret (U+2038). */
class CompletionTest {

    @Test
    void emptyTextBeginsWithASpansetOrAStage() {
        assertThat(inserts("‸")).contains("{", "(", "by(", "count()", "avg(").doesNotContain("rate()", "topk(");
    }

    @Test
    void aConditionBeginsWithAField() {
        Completion completion = complete("{ ‸");

        assertThat(completion.suggestions()).contains(new AttributeKey(Scope.ANY, false, ""));
        assertThat(inserts("{ ‸"))
                .contains("span:name", "trace:duration", "link:dangling", "span.", "resource.", "parent.", "}")
                .doesNotContain("true", "error");
    }

    @Test
    void anIntrinsicIsFoundByItsNameWithAndWithoutItsScope() {
        assertThat(inserts("{ dur‸")).containsExactly("span:duration", "trace:duration");
        assertThat(inserts("{ span:dur‸")).containsExactly("span:duration");
        assertThat(inserts("{ trace:‸"))
                .containsExactlyInAnyOrder("trace:id", "trace:duration", "trace:rootName", "trace:rootService");
        assertThat(inserts("{ parent.dur‸")).containsExactly("parent.span:duration", "parent.trace:duration");
    }

    @Test
    void aWordMayBeAnAttributeOfAnyScope() {
        assertThat(complete("{ htt‸").suggestions()).containsExactly(new AttributeKey(Scope.ANY, false, "htt"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "{ span.‸ @ SPAN @ false @ ''",
                "{ span.htt‸ @ SPAN @ false @ htt",
                "{ .htt‸ @ ANY @ false @ htt",
                "{ .‸ @ ANY @ false @ ''",
                "{ resource.service.‸ @ RESOURCE @ false @ service.",
                "{ span.a = 1 && link.ro‸ @ LINK @ false @ ro",
                "{ span.\"user na‸ @ SPAN @ false @ user na",
                "{ span.\"user name\"‸ @ SPAN @ false @ user name",
                "{ span.http.\"x re‸ @ SPAN @ false @ http.x re",
                "{ span.\"a \\\"b\\\\c‸ @ SPAN @ false @ a \"b\\c",
                "{ span.\"a\\‸ @ SPAN @ false @ a",
                "{ .\"x‸ @ ANY @ false @ x",
                "{ parent.\"na‸ @ ANY @ true @ na",
                "{ span.aws:st‸ @ SPAN @ false @ aws:st",
                "{ .\"aws:st‸ @ ANY @ false @ aws:st",
                "{ parent.span.ht‸ @ SPAN @ true @ ht",
                "{ parent.‸ @ ANY @ true @ ''",
                "{ } | by(event.‸ @ EVENT @ false @ ''",
                "{ } | select(span.a, instrumentation.l‸ @ INSTRUMENTATION @ false @ l",
                "{ } | rate() by(span.c‸ @ SPAN @ false @ c",
                "{ } | quantile_over_time(span.b‸ @ SPAN @ false @ b",
            })
    void attributeKeysAreAskedForInTheirScope(String text, Scope scope, boolean ofParent, String prefix) {
        assertThat(complete(text).suggestions()).contains(new AttributeKey(scope, ofParent, prefix));
    }

    @Test
    void aFieldIsFollowedByAnOperator() {
        assertThat(inserts("{ span.a ‸")).contains("=", "!=", "=~", "&&", "||", "+", "}");
        assertThat(inserts("{ span.a !‸")).containsExactly("!=", "!~");
    }

    @Test
    void aComparisonIsFollowedByAValueOfTheField() {
        Field service = new Field.Attribute(Scope.RESOURCE, "service.name");

        assertThat(complete("{ resource.service.name = ‸").suggestions())
                .contains(new FieldValue(service, "", false), new Insert(Suggestion.Kind.CONSTANT, "nil"));
        assertThat(complete("{ resource.service.name = \"sh‸").suggestions())
                .containsExactly(new FieldValue(service, "sh", true));
        assertThat(complete("{ resource.service.name = sh‸").suggestions())
                .containsExactly(new FieldValue(service, "sh", false));
        assertThat(complete("{ name =~ `a.‸").suggestions())
                .containsExactly(new FieldValue(Intrinsic.NAME, "a.", true));
        assertThat(complete("{ span.code = 20‸").suggestions())
                .containsExactly(new FieldValue(new Field.Attribute(Scope.SPAN, "code"), "20", false));
    }

    @Test
    void aValueIsWhatWasTypedOfItMeans() {
        assertThat(complete("{ name = \"a \\\"b\\\\c\\u00e9‸").suggestions())
                .containsExactly(new FieldValue(Intrinsic.NAME, "a \"b\\c\u00e9", true));
        assertThat(complete("{ name = `a\\\"‸").suggestions())
                .containsExactly(new FieldValue(Intrinsic.NAME, "a\\\"", true));
        for (String unfinished : List.of("\\", "\\u", "\\u00e", "\\x4", "\\U0001f60")) {
            assertThat(complete("{ name = \"a" + unfinished + "‸").suggestions())
                    .containsExactly(new FieldValue(Intrinsic.NAME, "a", true));
        }
        assertThat(complete("{ name = \"a\\q\" && kind‸").suggestions())
                .doesNotContain(new FieldValue(Intrinsic.NAME, "a", true));
        for (String number : List.of("0.", ".5", "1.5e")) {
            assertThat(complete("{ span.a = " + number + "‸").suggestions())
                    .containsExactly(new FieldValue(new Field.Attribute(Scope.SPAN, "a"), number, false));
        }
    }

    @Test
    void aRegularExpressionIsAString() {
        assertThat(complete("{ span.a =~ ‸").suggestions())
                .containsExactly(
                        new FieldValue(new Field.Attribute(Scope.SPAN, "a"), "", true),
                        new Insert(Suggestion.Kind.KEYWORD, "("));
        assertThat(complete("{ span.a !~ 2‸").suggestions())
                .containsExactly(new FieldValue(new Field.Attribute(Scope.SPAN, "a"), "2", true));
    }

    @Test
    void kindsStatusesAndBooleansAreKnown() {
        assertThat(inserts("{ status = ‸")).containsExactlyInAnyOrder("nil", "unset", "ok", "error", "(");
        assertThat(inserts("{ kind = ‸"))
                .containsExactlyInAnyOrder(
                        "nil", "unspecified", "internal", "server", "client", "producer", "consumer", "(");
        assertThat(inserts("{ link:dangling = t‸")).containsExactly("true");
        assertThat(inserts("{ kind != se‸")).containsExactly("server");
    }

    @Test
    void dataKnowsWhichOfThemOccur() {
        assertThat(complete("{ kind = se‸").suggestions()).contains(new FieldValue(Intrinsic.KIND, "se", false));
        assertThat(complete("{ link:dangling = ‸").suggestions())
                .contains(new FieldValue(Intrinsic.LINK_DANGLING, "", false));
        assertThat(complete("{ status = \"e‸").suggestions()).isEmpty();
    }

    @Test
    void theOtherSideOfAComparisonMayBeAField() {
        assertThat(complete("{ span.a = span.‸").suggestions()).contains(new AttributeKey(Scope.SPAN, false, ""));
    }

    @Test
    void aSpansetIsFollowedByAnOperatorOrABar() {
        assertThat(inserts("{ } ‸")).contains("->", "<<-", "!->>", "&->", ">>", "&&", "|", "with(");
        assertThat(inserts("{ } -‸")).containsExactlyInAnyOrder("->", "->>");
        assertThat(inserts("{ } &‸")).contains("&&", "&>", "&->").doesNotContain("->");
        assertThat(inserts("{ } -> ‸")).containsExactly("{", "(");
        assertThat(inserts("{ } ->‸")).containsExactly("{", "(");
    }

    @Test
    void aBarIsFollowedByAStageOrAFunction() {
        assertThat(inserts("{ } | ‸")).contains("by(", "select(", "count()", "rate()", "quantile_over_time(", "{");
        assertThat(inserts("{ } | co‸"))
                .containsExactlyInAnyOrder("coalesce()", "count_over_time()", "compare({ ", "count()");
        assertThat(inserts("{ } | rate() | ‸")).containsExactly("topk(", "bottomk(");
        assertThat(inserts("| ‸")).containsExactlyElementsOf(inserts("{ } | ‸"));
        assertThat(inserts("| rate() | ‸")).containsExactly("topk(", "bottomk(");
        assertThat(inserts("{ } | count() ‸")).contains(">", "=", "+").doesNotContain("=~", "&&");
    }

    @Test
    void hintsAreKnown() {
        assertThat(inserts("{ } with(‸")).contains("most_recent=true", "max_links=");
        assertThat(inserts("{ } with(most_recent=‸")).containsExactly("true", "false");
        assertThat(inserts("{ } w‸")).containsExactly("with(");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "{ span.ht‸ @ 2 @ 9",
                "{ span.ht‸tp.method = 1 } @ 2 @ 18",
                "{ span.‸ = 1 } @ 2 @ 7",
                "{ name = \"ab‸cd\" } @ 9 @ 15",
                "{ name = \"ab‸ && kind = server } @ 9 @ 12",
                "{ name = \"ab‸ && statusMessage = \"x\" } @ 9 @ 12",
                "{ name = ‸ } @ 9 @ 9",
                "{ } | co‸unt() > 1 @ 6 @ 11",
                "{ } &‸ { } @ 4 @ 5",
                "{ } &‸> { } @ 4 @ 6",
                "{ span.a !‸= 1 } @ 9 @ 11",
            })
    void theWholeWordIsReplaced(String text, int from, int to) {
        assertThat(complete(text)).returns(from, Completion::from).returns(to, Completion::to);
    }

    @Test
    void whatHasItsBracketsGetsNoOthers() {
        assertThat(inserts("{ } | cou‸nt() > 1")).containsExactlyInAnyOrder("count_over_time", "count");
        assertThat(inserts("{ } | avg‸(duration) > 1s")).containsExactlyInAnyOrder("avg_over_time", "avg");
        assertThat(inserts("{ } wi‸(max_links=3)")).containsExactly("with");
        assertThat(inserts("{ } | ‸(count() > 1)")).contains("count()");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "} ‸",
                "{ span.a == ‸",
                "{ } { ‸",
                "{ } // co‸",
                "{ } /* co‸",
                "{ name = \"done\"‸ x",
                "{ } | rate() | count() ‸",
                "{ \"\\q\" = ‸",
            })
    void whereNothingGoesNothingButOperatorsIsOffered(String text) {
        assertThat(complete(text).suggestions())
                .allSatisfy(suggestion -> assertThat(suggestion)
                        .isInstanceOfSatisfying(
                                Insert.class,
                                insert -> assertThat(insert.kind())
                                        .isIn(Suggestion.Kind.OPERATOR, Suggestion.Kind.KEYWORD)));
    }

    @Test
    void theCursorIsInTheText() {
        assertThatThrownBy(() -> Completion.complete("{ }", 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cursor: 4 (expected: 0 to 3)");
    }

    private static List<String> inserts(String text) {
        return complete(text).suggestions().stream()
                .filter(Insert.class::isInstance)
                .map(suggestion -> ((Insert) suggestion).text())
                .toList();
    }

    private static Completion complete(String text) {
        int cursor = text.indexOf('‸');
        return Completion.complete(text.replace("‸", ""), cursor);
    }
}
