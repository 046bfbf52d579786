package org.ecorelay.local.template;

import java.util.OptionalInt;

/**
 * A secret in Secrets Manager. Its value is never in the template.
 *
 * @param generatedLength how many letters and digits AWS puts in when it creates the secret; empty: it is created empty
 */
public record Secret(String logicalId, String name, OptionalInt generatedLength) {}
