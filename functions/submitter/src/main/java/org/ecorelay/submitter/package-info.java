/** Sends signed documents to the platform. */
@NullMarked
package org.ecorelay.submitter;

import org.jspecify.annotations.NullMarked;
