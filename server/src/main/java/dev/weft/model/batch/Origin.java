package dev.weft.model.batch;

import dev.weft.model.Resource;
import dev.weft.model.Scope;

/** What spans come under: their resource and instrumentation scope. */
public record Origin(Resource resource, Scope scope) {}
