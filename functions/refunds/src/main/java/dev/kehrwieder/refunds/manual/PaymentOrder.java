package dev.kehrwieder.refunds.manual;

import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.refund.TransferExport;
import dev.kehrwieder.core.usecase.ExportTransfers.Payee;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * An export as ISO 20022 {@code pain.001.001.09}, the version of the EPC's guidelines for SEPA credit transfers since November
 * 2023; the older .03 is being switched off by banks. One payment of many transfers, costs shared, to be executed at once.
 */
public final class PaymentOrder {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final int LONGEST_NAME = 70;
    private static final int LONGEST_REMITTANCE = 140;

    private final XMLStreamWriter xml;

    private PaymentOrder(XMLStreamWriter xml) {
        this.xml = xml;
    }

    public static String write(TransferExport export, List<Payee> payees) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new PaymentOrder(xml).document(export, payees);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return text.toString();
    }

    private void document(TransferExport export, List<Payee> payees) throws XMLStreamException {
        String count = String.valueOf(payees.size());
        String sum = payees.stream()
                .map(payee -> payee.transfer().amount().decimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("Document");
        xml.writeDefaultNamespace(NAMESPACE);
        begin("CstmrCdtTrfInitn");
        begin("GrpHdr");
        field("MsgId", export.id());
        field("CreDtTm", DateTimeFormatter.ISO_INSTANT.format(export.at()));
        field("NbOfTxs", count);
        field("CtrlSum", sum);
        begin("InitgPty");
        field("Nm", name(export.debtor().name()));
        end(2);
        begin("PmtInf");
        field("PmtInfId", export.id());
        field("PmtMtd", "TRF");
        field("NbOfTxs", count);
        field("CtrlSum", sum);
        begin("PmtTpInf", "SvcLvl");
        field("Cd", "SEPA");
        end(2);
        begin("ReqdExctnDt");
        field("Dt", LocalDate.ofInstant(export.at(), ZoneOffset.UTC).toString());
        end(1);
        party("Dbtr", export.debtor().name());
        account("DbtrAcct", export.debtor().iban().text());
        begin("DbtrAgt", "FinInstnId");
        field("BICFI", export.debtor().bic());
        end(2);
        field("ChrgBr", "SLEV");
        for (Payee payee : payees) {
            transfer(payee);
        }
        end(3);
        xml.writeEndDocument();
    }

    private void transfer(Payee payee) throws XMLStreamException {
        Money amount = payee.transfer().amount();
        begin("CdtTrfTxInf");
        begin("PmtId");
        field("EndToEndId", payee.transfer().id());
        end(1);
        begin("Amt");
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", amount.currency().getCurrencyCode());
        xml.writeCharacters(amount.decimal().toPlainString());
        end(2);
        party("Cdtr", payee.holder());
        account("CdtrAcct", payee.iban().text());
        begin("RmtInf");
        field("Ustrd", SepaText.of("Refund " + payee.transfer().of().rma(), LONGEST_REMITTANCE));
        end(2);
    }

    private void party(String role, String name) throws XMLStreamException {
        begin(role);
        field("Nm", name(name));
        end(1);
    }

    private void account(String role, String iban) throws XMLStreamException {
        begin(role, "Id");
        field("IBAN", iban);
        end(2);
    }

    private static String name(String text) {
        return SepaText.of(text, LONGEST_NAME);
    }

    private void begin(String... elements) throws XMLStreamException {
        for (String element : elements) {
            xml.writeStartElement(element);
        }
    }

    private void end(int elements) throws XMLStreamException {
        for (int i = 0; i < elements; i++) {
            xml.writeEndElement();
        }
    }

    private void field(String element, String text) throws XMLStreamException {
        begin(element);
        xml.writeCharacters(text);
        end(1);
    }
}
