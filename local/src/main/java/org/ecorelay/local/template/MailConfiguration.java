package org.ecorelay.local.template;

/** An SES configuration set. */
public record MailConfiguration(String logicalId, String name) {}
