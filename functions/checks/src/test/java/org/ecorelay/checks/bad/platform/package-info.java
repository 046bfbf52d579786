/** Code that breaks rules of the house on purpose. */
@NullMarked
package org.ecorelay.checks.bad.platform;

import org.jspecify.annotations.NullMarked;
