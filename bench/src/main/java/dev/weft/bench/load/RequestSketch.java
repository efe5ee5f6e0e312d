package dev.weft.bench.load;

import java.util.ArrayList;
import java.util.List;

/** The outline of a request: which places it has, grouped by service as a Collector sends them. */
final class RequestSketch {

    /**
     * One span to be.
     *
     * @param place what {@link Cast} is asked for
     * @param failed its status is an error
     */
    record Place(int place, Role role, boolean hasParent, int links, boolean failed) {}

    private final List<List<Place>> byService = new ArrayList<>();

    RequestSketch() {
        for (int service = 0; service < Services.COUNT; service++) {
            byService.add(new ArrayList<>());
        }
    }

    RequestSketch add(int service, Place place) {
        byService.get(service).add(place);
        return this;
    }

    List<Place> of(int service) {
        return byService.get(service);
    }
}
