/** Codes that others keep: countries (ISO 3166-1), currencies (ISO 4217), units (UN/ECE Recommendation 20). */
@NullMarked
package org.ecorelay.code;

import org.jspecify.annotations.NullMarked;
