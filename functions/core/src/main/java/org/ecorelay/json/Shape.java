package org.ecorelay.json;

/**
 * A form that text must have, and how people are told of it.
 *
 * @param regex what the whole text must match
 * @param words the same for people: "must be …", a text of {@code problems.properties}
 */
public record Shape(String regex, String words) {}
