package dev.weft.explore.saved;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The link templates, in their users' order. They are replaced as a whole, and the last who does so has it. */
public final class LinkTemplates {

    private static final int MAX_TEMPLATES = 50;

    private final KeptList<LinkTemplate> kept;

    LinkTemplates(KeptList<LinkTemplate> kept) {
        this.kept = kept;
    }

    public List<LinkTemplate> list() {
        return kept.items();
    }

    /**
     * Returns what is there now.
     *
     * @throws SavedException when there are too many, two of one name, or they cannot be kept
     */
    public List<LinkTemplate> replace(List<LinkTemplate> templates) {
        if (templates.size() > MAX_TEMPLATES) {
            throw SavedException.invalid(
                    "templates: " + templates.size() + " (expected: at most " + MAX_TEMPLATES + ")");
        }
        Set<String> names = new HashSet<>();
        for (LinkTemplate template : templates) {
            if (!names.add(template.name())) {
                throw SavedException.invalid(
                        "template '" + template.name() + "': there are two of this name (expected: a name of its own)");
            }
        }
        return kept.update(before -> templates);
    }
}
