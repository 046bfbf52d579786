/** The storefront's order: its shape, its field rules, its hash. */
@NullMarked
package org.ecorelay.order;

import org.jspecify.annotations.NullMarked;
