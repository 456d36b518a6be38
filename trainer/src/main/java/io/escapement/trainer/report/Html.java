package io.escapement.trainer.report;

/** Text of a page in the making. Words of others go through {@link #text}, which escapes them. */
final class Html {
    private final StringBuilder page = new StringBuilder();

    /** Markup of ours, as it is. */
    Html raw(String markup) {
        page.append(markup);
        return this;
    }

    /** Words of anybody's. */
    Html text(String words) {
        page.append(escaped(words));
        return this;
    }

    /** A cell of a table. */
    Html cell(String words) {
        return raw("<td>").text(words).raw("</td>");
    }

    /** A cell with a number in it, coloured by its sign if that means good or bad. */
    Html number(String words, int sign) {
        return raw(sign > 0 ? "<td class=\"n up\">" : sign < 0 ? "<td class=\"n down\">" : "<td class=\"n\">")
                .text(words)
                .raw("</td>");
    }

    /** A cell with a number in it. */
    Html number(String words) {
        return number(words, 0);
    }

    /** A heading row. The first columns are words, the others numbers. */
    Html head(int words, String... names) {
        raw("<thead><tr>");
        for (int i = 0; i < names.length; i++) {
            raw(i < words ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"n\">")
                    .text(names[i])
                    .raw("</th>");
        }
        return raw("</tr></thead>");
    }

    @Override
    public String toString() {
        return page.toString();
    }

    static String escaped(String words) {
        final StringBuilder out = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            final char c = words.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
