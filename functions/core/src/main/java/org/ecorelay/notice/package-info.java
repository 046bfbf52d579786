/** Who is told what, and when. At least once, each time with the same id. */
@NullMarked
package org.ecorelay.notice;

import org.jspecify.annotations.NullMarked;
