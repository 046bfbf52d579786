package org.ecorelay.certificate.annex3b;

/** How deep an authority wants the makers of a good (box 3 and beyond). */
public enum ManufacturerNesting {
    /** The producer of each item. */
    NONE,
    /** And the manufacturers behind it, as the exporter states them. */
    PRODUCER,
    /** And the materials of each item, with who made them. */
    MATERIALS
}
