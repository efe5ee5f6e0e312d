package dev.weft.explore.saved;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Link templates as objects of name and URL. */
final class LinkTemplateFormat implements ListFormat<LinkTemplate> {

    @Override
    public String property() {
        return "templates";
    }

    @Override
    public void write(JsonGenerator json, LinkTemplate item) {
        json.writeStartObject();
        json.writeStringProperty("name", item.name());
        json.writeStringProperty("url", item.url());
        json.writeEndObject();
    }

    @Override
    public LinkTemplate read(JsonNode node) {
        return new LinkTemplate(ListFormat.text(node, "name"), ListFormat.text(node, "url"));
    }
}
