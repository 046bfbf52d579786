package org.ecorelay.local.template;

import java.util.Optional;

/**
 * An SES identity: the e-mail address or domain that may send.
 *
 * @param configuration logical id of its default configuration set
 */
record MailIdentity(String logicalId, String address, Optional<String> configuration) {}
