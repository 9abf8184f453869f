package dev.kehrwieder.carriers.easypost;

import static java.util.Objects.requireNonNull;

import com.easypost.model.Form;
import com.easypost.model.PostageLabel;
import com.easypost.model.Shipment;
import dev.kehrwieder.carriers.easypost.LabelFiles.Kind;
import dev.kehrwieder.carriers.easypost.Outcome.Done;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.parcel.DocumentKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a shipment that is bought. */
final class LabelDocuments {
    private static final String PDF_TYPE = "application/pdf";
    private static final String QR_FORM = "label_qr_code";

    /** The only one whose counters print labels from a code; FedEx has a form of its own for those whom it lets. */
    private static final String QR_CARRIER = "USPS";

    private final EasyPostApi api;
    private final LabelFiles files;

    LabelDocuments(EasyPostApi api, LabelFiles files) {
        this.api = requireNonNull(api, "api is null");
        this.files = requireNonNull(files, "files is null");
    }

    /** Empty without the label's PDF; the code for the counter only where it is wanted and to be had. */
    Map<DocumentKind, byte[]> of(Shipment bought, ReturnMethod method) {
        Map<DocumentKind, byte[]> made = new EnumMap<>(DocumentKind.class);
        pdfAddress(bought)
                .flatMap(address -> files.file(address, Kind.PDF))
                .ifPresent(pdf -> made.put(DocumentKind.LABEL_PDF, pdf));
        if (!made.isEmpty() && method == ReturnMethod.BY_MAIL_QR) {
            qr(bought).ifPresent(png -> made.put(DocumentKind.QR, png));
        }
        return made;
    }

    /** Some carriers' labels come as pictures whatever is asked for; EasyPost puts those into a PDF on request. */
    private Optional<String> pdfAddress(Shipment bought) {
        return pdfOf(bought.getPostageLabel())
                .or(() -> api.labelAsPdf(bought.getId()) instanceof Done<Shipment>(Shipment converted)
                        ? pdfOf(converted.getPostageLabel())
                        : Optional.empty());
    }

    private static Optional<String> pdfOf(PostageLabel label) {
        return Optional.ofNullable(label).flatMap(some -> Optional.ofNullable(some.getLabelPdfUrl())
                .or(() -> Optional.ofNullable(some.getLabelUrl())
                        .filter(address -> PDF_TYPE.equals(some.getLabelFileType()))));
    }

    /** Whatever goes wrong: the label is there to be printed. */
    private Optional<byte[]> qr(Shipment bought) {
        if (bought.getSelectedRate() == null
                || !QR_CARRIER.equals(bought.getSelectedRate().getCarrier())) {
            return Optional.empty();
        }
        return qrAddress(bought)
                .or(() -> api.form(bought.getId(), QR_FORM) instanceof Done<Shipment>(Shipment withForm)
                        ? qrAddress(withForm)
                        : Optional.empty())
                .flatMap(address -> files.file(address, Kind.PNG));
    }

    private static Optional<String> qrAddress(Shipment shipment) {
        return Stream.ofNullable(shipment.getForms())
                .flatMap(List::stream)
                .filter(form -> QR_FORM.equals(form.getFormType()))
                .map(Form::getFormUrl)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }
}
