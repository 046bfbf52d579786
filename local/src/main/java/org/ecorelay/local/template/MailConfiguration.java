package org.ecorelay.local.template;

/** An SES configuration set. */
record MailConfiguration(String logicalId, String name) {}
