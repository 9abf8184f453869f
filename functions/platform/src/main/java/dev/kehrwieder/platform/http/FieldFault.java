package dev.kehrwieder.platform.http;

/** A value that a {@link FieldFormat} refuses; caught where the field's name is known. */
final class FieldFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final String REQUIRED = "REQUIRED";
    static final String WRONG_TYPE = "WRONG_TYPE";
    static final String UNKNOWN_FIELD = "UNKNOWN_FIELD";
    static final String INVALID = "INVALID";
    static final String INVALID_FORMAT = "INVALID_FORMAT";
    static final String INVALID_CHARACTERS = "INVALID_CHARACTERS";
    static final String NOT_ALLOWED = "NOT_ALLOWED";
    static final String OUT_OF_RANGE = "OUT_OF_RANGE";
    static final String TOO_LONG = "TOO_LONG";
    static final String TOO_FEW = "TOO_FEW";
    static final String TOO_MANY = "TOO_MANY";

    private final String code;

    FieldFault(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}
