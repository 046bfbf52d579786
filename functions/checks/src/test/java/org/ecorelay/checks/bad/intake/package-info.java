/** Code that breaks rules of the house on purpose. */
@NullMarked
package org.ecorelay.checks.bad.intake;

import org.jspecify.annotations.NullMarked;
