/** A function in a process of its own, started as Lambda starts it: for the bench and for the checks of the packaged jars. */
@NullMarked
package org.ecorelay.bench.lambda;

import org.jspecify.annotations.NullMarked;
