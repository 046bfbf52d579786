/** What is wrong with something, by code and place, and what to do about it, in English and Chinese. */
@NullMarked
package org.ecorelay.finding;

import org.jspecify.annotations.NullMarked;
