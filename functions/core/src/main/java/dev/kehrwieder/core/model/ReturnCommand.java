package dev.kehrwieder.core.model;

/** What may be asked of a return next. */
public enum ReturnCommand {
    APPROVE("approve"),
    DECLINE("decline"),
    CANCEL("cancel"),
    REOPEN("reopen"),
    ADD_PARCEL("addParcel"),
    INSPECT("inspect"),
    REFUND("refund");

    private final String name;

    ReturnCommand(String name) {
        this.name = name;
    }

    /** As the API spells it. */
    public String apiName() {
        return name;
    }
}
