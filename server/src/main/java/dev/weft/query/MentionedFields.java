package dev.weft.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The fields that a query mentions, in order of first mention. */
public final class MentionedFields {

    private final Set<Field> fields = new LinkedHashSet<>();

    private MentionedFields() {}

    public static Set<Field> of(Pipeline pipeline) {
        MentionedFields mentioned = new MentionedFields();
        mentioned.add(pipeline);
        return mentioned.fields;
    }

    private void add(Pipeline pipeline) {
        pipeline.stages().forEach(this::add);
    }

    private void add(Stage stage) {
        switch (stage) {
            case Spanset.Filter(Expression condition) -> add(condition);
            case Spanset.Combined combined -> {
                add(combined.left());
                add(combined.right());
            }
            case Spanset.Nested(Pipeline pipeline) -> add(pipeline);
            case Stage.Group(List<Expression> by) -> by.forEach(this::add);
            case Stage.Select(List<Field> selected) -> fields.addAll(selected);
            case Stage.Keep keep -> {
                add(keep.left());
                add(keep.right());
            }
            case Stage.Coalesce _ -> {}
        }
    }

    private void add(Scalar scalar) {
        switch (scalar) {
            case Scalar.Aggregate aggregate -> {
                Expression over = aggregate.over();
                if (over != null) {
                    add(over);
                }
            }
            case Scalar.Arithmetic arithmetic -> {
                add(arithmetic.left());
                add(arithmetic.right());
            }
            case Scalar.Constant _ -> {}
        }
    }

    private void add(Expression expression) {
        switch (expression) {
            case Expression.Read(Field field) -> fields.add(field);
            case Expression.Not(Expression operand) -> add(operand);
            case Expression.Negative(Expression operand) -> add(operand);
            case Expression.Binary binary -> {
                add(binary.left());
                add(binary.right());
            }
            case Expression.Constant _ -> {}
        }
    }
}
