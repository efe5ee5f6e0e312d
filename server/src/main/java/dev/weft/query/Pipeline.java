package dev.weft.query;

import java.util.List;

/** Stages that spansets pass one after the other: what one yields, the next is given. */
public record Pipeline(List<Stage> stages) {

    public Pipeline {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a pipeline without stages (expected: at least one)");
        }
    }
}
