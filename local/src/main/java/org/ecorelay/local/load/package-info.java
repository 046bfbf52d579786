/** The load: many orders over HTTP, some of them with faults, and what became of every one of them. */
@NullMarked
package org.ecorelay.local.load;

import org.jspecify.annotations.NullMarked;
