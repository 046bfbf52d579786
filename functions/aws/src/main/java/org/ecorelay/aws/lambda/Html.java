package org.ecorelay.aws.lambda;

/** What is put into HTML. */
public final class Html {
    private Html() {}

    /** The text as HTML shows it, in an element or a quoted attribute: none of it is markup. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
