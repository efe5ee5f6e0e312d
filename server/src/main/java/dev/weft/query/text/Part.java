package dev.weft.query.text;

import dev.weft.query.Scalar;
import dev.weft.query.Series;
import dev.weft.query.Stage;
import java.util.List;

/** What a piece of a query turned out to be once it was read: parentheses may hold any of these. */
sealed interface Part {

    /** Stages of a pipeline, at least one. */
    record Stages(List<Stage> stages) implements Part {
        public Stages {
            stages = List.copyOf(stages);
        }

        public Stages(Stage stage) {
            this(List.of(stage));
        }
    }

    /** A number of each spanset, not yet compared with another. */
    record Numeric(Scalar scalar) implements Part {}

    record Measures(Series series) implements Part {}
}
