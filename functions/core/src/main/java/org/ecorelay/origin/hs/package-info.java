/**
 * The nomenclature of the Harmonized System (HS 2022) and what is looked up in it.
 *
 * <p>A <em>chapter</em> has two digits, a <em>heading</em> four, a <em>subheading</em> six; what follows is a
 * <em>national suffix</em>, which only its country can explain. The list is loaded when it is asked for the first time, and
 * never before. Nothing here makes up a code: what is offered is in the list.
 */
@NullMarked
package org.ecorelay.origin.hs;

import org.jspecify.annotations.NullMarked;
