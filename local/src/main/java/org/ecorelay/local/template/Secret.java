package org.ecorelay.local.template;

/** A secret in Secrets Manager. Its value is never in the template. */
public record Secret(String logicalId, String name) {}
