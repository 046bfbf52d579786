package org.ecorelay.local.template;

/** A standard SNS topic. */
public record Topic(String logicalId, String name) {}
