package dev.weft.query.filter;

import java.util.List;

/** The syntax tree of a spanset filter: comparisons that are well formed, their types not looked at yet. */
record FilterSyntax(List<ComparisonSyntax> comparisons) {

    FilterSyntax {
        comparisons = List.copyOf(comparisons);
    }

    /**
     * One comparison.
     *
     * @param fieldText the field as written
     * @param comparisonAt offset of the operator
     * @param literalText the constant as written
     * @param literalAt offset of the constant
     */
    record ComparisonSyntax(
            Field field,
            String fieldText,
            Comparison comparison,
            int comparisonAt,
            Literal literal,
            String literalText,
            int literalAt) {}
}
