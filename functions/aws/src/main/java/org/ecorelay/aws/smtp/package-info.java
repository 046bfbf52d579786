/**
 * Mails by SMTP submission (RFC 6409) over TLS, for deployments without SES. The only package that speaks SMTP; its library is on
 * the class path of the function that mails, and of no other.
 */
@NullMarked
package org.ecorelay.aws.smtp;

import org.jspecify.annotations.NullMarked;
