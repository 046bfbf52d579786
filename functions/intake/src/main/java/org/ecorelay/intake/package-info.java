/** Takes orders and product profiles over HTTP. */
@NullMarked
package org.ecorelay.intake;

import org.jspecify.annotations.NullMarked;
