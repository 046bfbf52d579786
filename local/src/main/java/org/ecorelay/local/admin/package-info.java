/** What an operator enters by hand: accounts, exporters, stores and keys, locally and on AWS by the same commands. */
@NullMarked
package org.ecorelay.local.admin;

import org.jspecify.annotations.NullMarked;
