/** Checking a signed document at the command line, without a network: at a border, at an auditor's. */
@NullMarked
package org.ecorelay.local.verify;

import org.jspecify.annotations.NullMarked;
