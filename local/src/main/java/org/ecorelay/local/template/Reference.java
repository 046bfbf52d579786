package org.ecorelay.local.template;

/**
 * Something about a resource that is only known once the resource exists.
 *
 * @param logicalId the resource's name in the template
 * @param attribute the attribute of {@code Fn::GetAtt}, or {@value #REF}
 */
record Reference(String logicalId, String attribute) {
    /** The attribute that {@code {"Ref": …}} asks for. */
    public static final String REF = "Ref";
}
