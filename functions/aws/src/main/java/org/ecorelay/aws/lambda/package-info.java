/** The Lambda kit: events as they come, answers as they go, settings, logging. */
@NullMarked
package org.ecorelay.aws.lambda;

import org.jspecify.annotations.NullMarked;
