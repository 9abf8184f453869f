package dev.kehrwieder.refunds.manual;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.returnKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kehrwieder.core.refund.BankTransfer;
import dev.kehrwieder.core.refund.Iban;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.TransferExport;
import dev.kehrwieder.core.usecase.ExportTransfers.Payee;
import java.io.StringReader;
import java.net.URL;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

final class PaymentOrderTest {
    private static final Instant AT = at("2026-11-27T08:30:00Z");
    private static final TransferExport.Debtor SHOP =
            new TransferExport.Debtor("Schuhhaus Größe & Söhne", new Iban("DE89370400440532013000"), "COBADEFFXXX");

    private static Schema schema;

    /** Other people's file: it lies in the library hbci4j. */
    @BeforeAll
    static void readSchema() throws SAXException {
        URL file = PaymentOrderTest.class.getResource("/pain.001.001.09.xsd");
        schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(file);
    }

    private static Payee payee(int number, String euros, String iban, String holder) {
        Refund.Target target = new Refund.Target("1001", "p1", "manual", "R7F3K9X2M42-M1");
        Refund refund = Refund.reserved(returnKey("R7F3K9X2M42"), number, target, eur(euros), AT, AT);
        return new Payee(BankTransfer.of(refund, Optional.empty(), AT), new Iban(iban), holder);
    }

    private static String written(Payee... payees) {
        List<TransferExport.Item> items = List.of(payees).stream()
                .map(payee -> new TransferExport.Item(
                        payee.transfer().of(), payee.transfer().number()))
                .toList();
        return PaymentOrder.write(new TransferExport("demo", "XR7F3K9X2M42", AT, SHOP, items, ""), List.of(payees));
    }

    private static void validate(String xml) throws Exception {
        schema.newValidator().validate(new StreamSource(new StringReader(xml)));
    }

    @Test
    void a_file_with_any_names_keeps_to_the_schema() {
        assertThatCode(() -> validate(written(
                        payee(2, "30.00", "DE89370400440532013000", "Ada Beispiel"),
                        payee(3, "0.01", "FR1420041010050500013M02606", "Łukasz <Żółć> & \"Co\" 😀"),
                        payee(4, "99999.99", "NO9386011117947", "x".repeat(300)))))
                .doesNotThrowAnyException();
    }

    @Test
    void the_schema_is_one_that_refuses() {
        String good = written(payee(2, "30.00", "DE89370400440532013000", "Ada Beispiel"));
        for (String bad : List.of(
                good.replace("COBADEFFXXX", "nobank"),
                good.replace("<EndToEndId>", "<EndToEndId>" + "x".repeat(40)),
                good.replace("pain.001.001.09", "pain.001.001.03"))) {
            assertThatExceptionOfType(SAXException.class).isThrownBy(() -> validate(bad));
        }
    }

    @Test
    void each_transfer_is_named_as_its_refund_and_the_sums_agree() {
        String xml = written(
                payee(2, "30.00", "DE89370400440532013000", "Jürgen Groß"),
                payee(3, "12.34", "GB29NWBK60161331926819", "Ada Beispiel"));
        assertThat(xml)
                .contains("<MsgId>XR7F3K9X2M42</MsgId>", "<CreDtTm>2026-11-27T08:30:00Z</CreDtTm>")
                .contains("<NbOfTxs>2</NbOfTxs><CtrlSum>42.34</CtrlSum>")
                .contains("<EndToEndId>R7F3K9X2M42-M2</EndToEndId>", "<EndToEndId>R7F3K9X2M42-M3</EndToEndId>")
                .contains("<InstdAmt Ccy=\"EUR\">30.00</InstdAmt>", "<InstdAmt Ccy=\"EUR\">12.34</InstdAmt>")
                .contains("<Nm>Schuhhaus Groesse + Soehne</Nm>", "<Nm>Juergen Gross</Nm>")
                .contains("<BICFI>COBADEFFXXX</BICFI>", "<ReqdExctnDt><Dt>2026-11-27</Dt></ReqdExctnDt>")
                .contains("<Ustrd>Refund R7F3K9X2M42</Ustrd>");
    }
}
