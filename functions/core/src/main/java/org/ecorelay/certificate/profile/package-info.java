/** A customs authority's version of the specification: what it asks for, how it signs, and what its status words mean. */
@NullMarked
package org.ecorelay.certificate.profile;

import org.jspecify.annotations.NullMarked;
