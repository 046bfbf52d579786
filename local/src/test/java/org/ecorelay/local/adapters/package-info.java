/** The adapters of {@code org.ecorelay.aws} on the embedded AWS: the core's contracts, and what only a real client shows. */
@NullMarked
package org.ecorelay.local.adapters;

import org.jspecify.annotations.NullMarked;
