package dev.weft.explore.saved;

/**
 * A way from a span to another system.
 *
 * @param name 1 to 100 characters without white space around them
 * @param url with placeholders, see {@link TemplateUrl}
 */
public record LinkTemplate(String name, String url) {

    /** @throws SavedException when the name or the URL is no such text */
    public LinkTemplate {
        name = Names.check("template name", name);
        TemplateUrl.check(name, url);
    }
}
