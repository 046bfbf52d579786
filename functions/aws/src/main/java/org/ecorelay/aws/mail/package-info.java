/** Mails: what they say and how they look, and SES, which sends them. */
@NullMarked
package org.ecorelay.aws.mail;

import org.jspecify.annotations.NullMarked;
