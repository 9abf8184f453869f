package dev.kehrwieder.carriers.dhl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.parcel.ParcelStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DhlStatusTest {
    /** Every code of the handbook's table, and each trap below it. */
    @ParameterizedTest
    @CsvSource({
        "pre-transit, '', '', LABEL_CREATED",
        "transit, '', '', IN_TRANSIT",
        "delivered, '', '', DELIVERED",
        "failure, '', '', EXCEPTION",
        "unknown, '', '', UNKNOWN",
        "pre-transit, VA, '', LABEL_CREATED",
        "pre-transit, DD, ADVIS, LABEL_CREATED",
        "transit, ES, SHRCU, HANDED_IN",
        "transit, AE, '', HANDED_IN",
        "transit, AA, '', IN_TRANSIT",
        "transit, EE, '', IN_TRANSIT",
        "transit, NB, ASMVT, IN_TRANSIT",
        "transit, ZO, '', IN_TRANSIT",
        "transit, PO, '', OUT_FOR_DELIVERY",
        "transit, ZF, CNRFC, READY_FOR_PICKUP",
        "transit, LA, HLDCC, READY_FOR_PICKUP",
        "delivered, ZU, DLVRD, DELIVERED",
        "failure, BV, EXPHD, EXCEPTION",
        "failure, ZN, DLVRF, EXCEPTION",
        "failure, AN, '', EXCEPTION",
        "delivered, GT, DLVRD, UNKNOWN",
        "delivered, ZU, RETRN, RETURNED_TO_SENDER",
        "transit, NB, RETRN, RETURNED_TO_SENDER",
        "failure, BV, CANCL, CANCELED",
        "delivered, ZU, DSPSD, EXCEPTION",
        "failure, BV, DSPSD, EXCEPTION",
        "delivered, '', DSPSD, EXCEPTION",
        "delivered, ZU, STORN, UNKNOWN",
        "transit, XX, YYYYY, IN_TRANSIT",
        "teleported, XX, YYYYY, UNKNOWN",
        "'', '', '', UNKNOWN"
    })
    void a_code_means_the_same_whatever_its_text(String unified, String ttpro, String ice, ParcelStatus status) {
        assertThat(DhlStatus.of(unified, ttpro, ice)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"teleported, XX, YYYYY, true", "unknown, '', '', false", "teleported, '', STORN, false"})
    void only_what_no_table_has_is_new(String unified, String ttpro, String ice, boolean isNew) {
        assertThat(DhlStatus.isNew(unified, ttpro, ice)).isEqualTo(isNew);
    }
}
