package dev.weft.store.agreement;

import dev.weft.query.Field;
import dev.weft.query.MetricsFunction.OverTime;
import dev.weft.query.Operator;
import dev.weft.query.Scalar;
import dev.weft.query.SpansetOperator;
import dev.weft.query.SpansetOperator.Form;
import dev.weft.query.SpansetOperator.Relation;
import dev.weft.store.SearchOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Everything that queries are made of, named; {@link UsedConstructs} finds it in queries. */
public final class Constructs {

    static final String SPANSET_OPERATORS = "operators between spansets";
    static final String STAGES = "stages";
    static final String AGGREGATES = "aggregates";
    static final String AGGREGATE_OPERATORS = "operators on aggregates";
    static final String OPERATORS = "operators in conditions";
    static final String VALUES = "values";
    static final String ATTRIBUTES = "attributes";
    static final String INTRINSICS = "intrinsics";
    static final String FUNCTIONS = "metrics functions";
    static final String SERIES_OPERATORS = "operators on series";
    static final String HINTS = "hints";
    static final String ASKED = "asked for";

    static final String NEGATIVE = "-x";
    static final String ARRAY = "array";
    static final String OF_PARENT = "parent.";

    private Constructs() {}

    /** Returns all of them, topic by topic. */
    static List<Construct> all() {
        List<Construct> all = new ArrayList<>();
        for (Relation relation : Relation.values()) {
            for (Form form : relation.isLogical() ? new Form[] {Form.PLAIN} : Form.values()) {
                all.add(new Construct(SPANSET_OPERATORS, new SpansetOperator(relation, form).symbol()));
            }
        }
        add(
                all,
                STAGES,
                "by( )",
                "coalesce()",
                "select( )",
                "scalar filter",
                "spanset behind a bar",
                "pipeline in parentheses",
                "no spanset first");
        for (Scalar.Function function : Scalar.Function.values()) {
            add(all, AGGREGATES, function.word());
        }
        addOperators(all, AGGREGATE_OPERATORS, Constructs::isOfNumbers);
        addOperators(all, OPERATORS, _ -> true);
        add(all, OPERATORS, "!", NEGATIVE);
        add(all, VALUES, "nil", "bool", "int", "float", "string", "duration", "kind", "status", ARRAY);
        for (Field.Scope scope : Field.Scope.values()) {
            add(all, ATTRIBUTES, scope.word() + ".");
        }
        add(all, ATTRIBUTES, OF_PARENT);
        for (Field.Intrinsic intrinsic : Field.Intrinsic.values()) {
            add(all, INTRINSICS, intrinsic.names().getFirst());
        }
        add(all, FUNCTIONS, "rate", "count_over_time");
        for (OverTime.Kind kind : OverTime.Kind.values()) {
            add(all, FUNCTIONS, overTime(kind));
        }
        add(all, FUNCTIONS, "quantile_over_time", "histogram_over_time", "compare", "by( )");
        addOperators(all, SERIES_OPERATORS, Constructs::isOfNumbers);
        add(all, SERIES_OPERATORS, "topk", "bottomk", "with a number", "with other series");
        add(all, HINTS, "max_links", "exemplars", "extrapolate", "most_recent");
        for (SearchOrder order : SearchOrder.values()) {
            add(all, ASKED, "spans, " + order.word(), "traces, " + order.word());
        }
        add(all, ASKED, "sets of traces", "counts of values", "a time range", "samples over time", "one sample");
        return all;
    }

    /** Returns those that a query as text is made of: all but what is asked for beside it. */
    public static List<Construct> ofQueries() {
        return all().stream()
                .filter(construct -> !construct.topic().equals(ASKED))
                .toList();
    }

    /** Returns the function's name. */
    static String overTime(OverTime.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + "_over_time";
    }

    private static boolean isOfNumbers(Operator operator) {
        return operator.isArithmetic() || (operator.isComparison() && !operator.isRegex());
    }

    private static void addOperators(List<Construct> all, String topic, Predicate<Operator> wanted) {
        for (Operator operator : Operator.values()) {
            if (wanted.test(operator)) {
                add(all, topic, operator.symbol());
            }
        }
    }

    private static void add(List<Construct> all, String topic, String... names) {
        for (String name : names) {
            all.add(new Construct(topic, name));
        }
    }
}
