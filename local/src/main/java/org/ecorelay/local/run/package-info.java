/** Puts the local run together: the embedded AWS, the platform simulator and the functions, wired from the checked-in template. */
@NullMarked
package org.ecorelay.local.run;

import org.jspecify.annotations.NullMarked;
