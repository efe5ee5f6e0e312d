package dev.weft.api;

import com.linecorp.armeria.common.HttpStatus;
import dev.weft.explore.saved.SavedQueries;
import dev.weft.explore.saved.SavedQuery;
import dev.weft.explore.saved.SavedView;
import dev.weft.store.SearchOrder;
import java.io.IOException;
import tools.jackson.core.JsonGenerator;

/** The saved queries: listed, made, changed, deleted. */
final class SavedEndpoints {

    private final SavedQueries saved;

    SavedEndpoints(SavedQueries saved) {
        this.saved = saved;
    }

    void list(ApiCall call) throws IOException {
        call.parameters();
        call.json(json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("items");
            saved.list().forEach(item -> write(json, item));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    void add(ApiCall call) throws IOException {
        call.parameters();
        SavedQuery added = saved.add(BodyReader.read(call, SavedEndpoints::draft));
        call.json(HttpStatus.CREATED, json -> write(json, added));
    }

    void change(ApiCall call) throws IOException {
        call.parameters();
        SavedQuery changed = saved.change(call.pathText("id"), BodyReader.read(call, SavedEndpoints::draft));
        call.json(json -> write(json, changed));
    }

    void delete(ApiCall call) {
        call.parameters();
        saved.delete(call.pathText("id"));
        call.nothing();
    }

    private static SavedQuery.Draft draft(BodyReader body) {
        return new Fields(body).read();
    }

    private static void write(JsonGenerator json, SavedQuery item) {
        SavedQuery.Draft draft = item.draft();
        json.writeStartObject();
        json.writeStringProperty("id", item.id());
        json.writeStringProperty("name", draft.name());
        json.writeStringProperty("query", draft.query());
        json.writeStringProperty("view", draft.view().word());
        json.writeStringProperty("order", draft.order().word());
        Json.unsigned(json, "createdTimeUnixNano", item.createdTimeUnixNano());
        Json.unsigned(json, "changedTimeUnixNano", item.changedTimeUnixNano());
        json.writeEndObject();
    }

    private static final class Fields {

        private static final String NAMES = "name, query, view, order";

        private final BodyReader body;
        private String name = "";
        private String query = "";
        private SavedView view = SavedView.TRACES;
        private SearchOrder order = SearchOrder.NEWEST;

        Fields(BodyReader body) {
            this.body = body;
        }

        SavedQuery.Draft read() {
            body.object("body", NAMES, this::field);
            return new SavedQuery.Draft(name, query, view, order);
        }

        private void field(String field) {
            switch (field) {
                case "name" -> name = body.text(field, "");
                case "query" -> query = body.text(field, "");
                case "view" ->
                    view = Parameters.parseWord(
                            field, body.text(field, view.word()), SavedView.values(), SavedView::word);
                case "order" ->
                    order = Parameters.parseWord(
                            field, body.text(field, order.word()), SearchOrder.values(), SearchOrder::word);
                default -> throw BodyReader.unknown(field, NAMES);
            }
        }
    }
}
