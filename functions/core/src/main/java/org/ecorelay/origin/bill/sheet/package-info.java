/**
 * Products and their bills of materials as a spreadsheet: a row without a material is about the product itself, every other row about one
 * material of its bill. Excel damages codes and runs formulas; both are findings here.
 */
@NullMarked
package org.ecorelay.origin.bill.sheet;

import org.jspecify.annotations.NullMarked;
