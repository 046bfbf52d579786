package org.ecorelay.json;

/** The text is not JSON, or exceeds a limit. The message says where and never quotes the text, but for the name of a member. */
public final class MalformedJson extends Exception {
    private static final long serialVersionUID = 1;

    MalformedJson(String message) {
        super(message);
    }
}
