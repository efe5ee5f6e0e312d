package dev.weft.explore.saved;

import dev.weft.store.SearchOrder;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Saved queries as objects with one property for each of their parts, times as decimal strings. */
final class SavedQueryFormat implements ListFormat<SavedQuery> {

    @Override
    public String property() {
        return "queries";
    }

    @Override
    public void write(JsonGenerator json, SavedQuery item) {
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
        json.writeStringProperty("createdTimeUnixNano", Long.toUnsignedString(item.createdTimeUnixNano()));
        json.writeStringProperty("changedTimeUnixNano", Long.toUnsignedString(item.changedTimeUnixNano()));
        json.writeEndObject();
    }

    @Override
    public SavedQuery read(JsonNode node) {
        return new SavedQuery(
                ListFormat.text(node, "id"),
                new SavedQuery.Draft(
                        ListFormat.text(node, "name"),
                        ListFormat.text(node, "query"),
                        SavedView.valueOf(ListFormat.text(node, "view").toUpperCase(Locale.ROOT)),
                        SearchOrder.valueOf(ListFormat.text(node, "order").toUpperCase(Locale.ROOT)),
                        new Arrangement(
                                textOrEmpty(node, "columns"), textOrEmpty(node, "sort"), textOrEmpty(node, "step"))),
                Long.parseUnsignedLong(ListFormat.text(node, "createdTimeUnixNano")),
                Long.parseUnsignedLong(ListFormat.text(node, "changedTimeUnixNano")));
    }

    /** Of a part that files of earlier servers have not. */
    private static String textOrEmpty(JsonNode node, String name) {
        return node.has(name) ? ListFormat.text(node, name) : "";
    }
}
