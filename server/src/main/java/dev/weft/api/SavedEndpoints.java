package dev.weft.api;

import com.linecorp.armeria.common.HttpStatus;
import dev.weft.explore.saved.Arrangement;
import dev.weft.explore.saved.SavedQueries;
import dev.weft.explore.saved.SavedQuery;
import dev.weft.explore.saved.SavedView;
import dev.weft.store.SearchOrder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
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
        SavedQuery added =
                saved.add(BodyReader.read(call, body -> Fields.ofNew(body).draft()));
        call.json(HttpStatus.CREATED, json -> write(json, added));
    }

    void change(ApiCall call) throws IOException {
        call.parameters();
        Fields fields = BodyReader.read(call, Fields::ofChanged);
        SavedQuery changed = saved.change(call.pathText("id"), fields.draft(), fields.changedTimeUnixNano());
        call.json(json -> write(json, changed));
    }

    void delete(ApiCall call) {
        call.parameters();
        saved.delete(call.pathText("id"));
        call.nothing();
    }

    private static void write(JsonGenerator json, SavedQuery item) {
        SavedQuery.Draft draft = item.draft();
        json.writeStartObject();
        json.writeStringProperty("id", item.id());
        json.writeStringProperty("name", draft.name());
        json.writeStringProperty("query", draft.query());
        json.writeStringProperty("view", draft.view().word());
        json.writeStringProperty("order", draft.order().word());
        json.writeStringProperty("columns", draft.arrangement().columns());
        json.writeStringProperty("sort", draft.arrangement().sort());
        json.writeStringProperty("step", draft.arrangement().step());
        Json.unsigned(json, "createdTimeUnixNano", item.createdTimeUnixNano());
        Json.unsigned(json, "changedTimeUnixNano", item.changedTimeUnixNano());
        json.writeEndObject();
    }

    private static final class Fields {

        private static final String NAMES = "name, query, view, order, columns, sort, step";
        private static final String CHANGED = "changedTimeUnixNano";

        private final BodyReader body;
        private final String names;
        private String name = "";
        private String query = "";
        private SavedView view = SavedView.TRACES;
        private SearchOrder order = SearchOrder.NEWEST;
        private String columns = "";
        private String sort = "";
        private String step = "";
        private @Nullable String changed;

        private Fields(BodyReader body, String names) {
            this.body = body;
            this.names = names;
            body.object("body", names, this::field);
        }

        static Fields ofNew(BodyReader body) {
            return new Fields(body, NAMES);
        }

        /** Reads what may name the version that it replaces. */
        static Fields ofChanged(BodyReader body) {
            return new Fields(body, NAMES + ", " + CHANGED);
        }

        SavedQuery.Draft draft() {
            return new SavedQuery.Draft(name, query, view, order, new Arrangement(columns, sort, step));
        }

        @Nullable
        Long changedTimeUnixNano() {
            return changed == null ? null : Times.nanos(CHANGED, changed);
        }

        private void field(String field) {
            if (field.equals(CHANGED) && names.contains(CHANGED)) {
                changed = body.time(field);
                return;
            }
            switch (field) {
                case "name" -> name = body.text(field, "");
                case "query" -> query = body.text(field, "");
                case "view" ->
                    view = Parameters.parseWord(
                            field, body.text(field, view.word()), SavedView.values(), SavedView::word);
                case "order" ->
                    order = Parameters.parseWord(
                            field, body.text(field, order.word()), SearchOrder.values(), SearchOrder::word);
                case "columns" -> columns = body.text(field, "");
                case "sort" -> sort = body.text(field, "");
                case "step" -> step = body.text(field, "");
                default -> throw BodyReader.unknown(field, names);
            }
        }
    }
}
