/** A store of an account: how it deals with orders to each destination, its terms, and how its invoices are numbered. */
@NullMarked
package org.ecorelay.account.store;

import org.jspecify.annotations.NullMarked;
