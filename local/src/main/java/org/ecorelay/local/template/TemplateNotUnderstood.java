package org.ecorelay.local.template;

/** The template says something that the local run neither does nor knowingly leaves out. The message says what to do. */
public final class TemplateNotUnderstood extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TemplateNotUnderstood(String where, String what, String remedy) {
        super(where + ": " + what + ". " + remedy);
    }
}
