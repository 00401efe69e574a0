package org.passerelle.portal;

import org.passerelle.intake.Section;

/** The way through the public form: each section is a page of its own. */
final class Steps {

    private Steps() {}

    static String path(Section section) {
        return "/apply/" + section.code();
    }

    static String next(Section section) {
        int next = section.ordinal() + 1;
        return next < Section.values().length ? path(Section.values()[next]) : ApplyPages.CHECK;
    }

    static String previous(Section section) {
        return section.ordinal() == 0 ? ApplyPages.START : path(Section.values()[section.ordinal() - 1]);
    }
}
