/** Code that breaks rules of the house on purpose. */
@NullMarked
package org.ecorelay.checks.bad.aws;

import org.jspecify.annotations.NullMarked;
