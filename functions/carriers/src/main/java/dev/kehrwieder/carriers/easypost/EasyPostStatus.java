package dev.kehrwieder.carriers.easypost;

import dev.kehrwieder.core.parcel.ParcelStatus;

/** EasyPost's words for where a parcel is (handbook, carriers "Status mapping"). */
final class EasyPostStatus {
    private EasyPostStatus() {}

    /** @param isFirst whether the parcel was not on its way before: then this is where the carrier got it */
    static ParcelStatus of(String status, boolean isFirst) {
        return switch (status) {
            case "pre_transit" -> ParcelStatus.LABEL_CREATED;
            case "in_transit" -> isFirst ? ParcelStatus.HANDED_IN : ParcelStatus.IN_TRANSIT;
            case "out_for_delivery" -> ParcelStatus.OUT_FOR_DELIVERY;
            case "available_for_pickup" -> ParcelStatus.READY_FOR_PICKUP;
            case "delivered" -> ParcelStatus.DELIVERED;
            case "return_to_sender" -> ParcelStatus.RETURNED_TO_SENDER;
            case "failure", "error" -> ParcelStatus.EXCEPTION;
            case "cancelled" -> ParcelStatus.CANCELED;
            default -> ParcelStatus.UNKNOWN;
        };
    }
}
