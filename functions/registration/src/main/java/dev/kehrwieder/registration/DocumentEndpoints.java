package dev.kehrwieder.registration;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelDocuments;
import dev.kehrwieder.core.port.Documents;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemCode;
import dev.kehrwieder.platform.http.ProblemException;
import java.time.Duration;

/** Links to the documents of a parcel: a redirect to an address that opens for five minutes. */
final class DocumentEndpoints {
    private static final Duration VALIDITY = Duration.ofMinutes(5);

    private final Store store;
    private final Documents documents;

    DocumentEndpoints(Store store, Documents documents) {
        this.store = requireNonNull(store, "store is null");
        this.documents = requireNonNull(documents, "documents is null");
    }

    /** As the query spells it. */
    private enum Format {
        PDF,
        PNG,
        ZPL
    }

    Answer label(ApiRequest request) {
        Format format =
                request.query(query -> query.choice("format", Format.class).orElse(Format.PDF));
        return redirect(
                request,
                switch (format) {
                    case PDF -> DocumentKind.LABEL_PDF;
                    case PNG -> DocumentKind.LABEL_PNG;
                    case ZPL -> DocumentKind.LABEL_ZPL;
                });
    }

    Answer qr(ApiRequest request) {
        return redirect(request, DocumentKind.QR);
    }

    Answer slip(ApiRequest request) {
        return redirect(request, DocumentKind.SLIP);
    }

    private Answer redirect(ApiRequest request, DocumentKind kind) {
        ReturnKey key = new ReturnKey(request.caller().shop(), request.path("rma"));
        Return state = store.returnCase(key)
                .map(ReturnCase::state)
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
        Parcel parcel =
                state.parcel(request.pathNumber("number")).orElseThrow(() -> new ProblemException(Problem.notFound()));
        ParcelDocuments stored = parcel.documents()
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemCode.LABEL_NOT_READY, "The parcel is " + parcel.status())));
        String document = stored.key(kind)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        ProblemCode.NOT_FOUND, "There is no such document of this parcel: " + kind.fileName())));
        String fileName = key.rma() + "-" + parcel.number() + "-" + kind.fileName();
        return Answer.redirect(
                documents.link(document, kind.contentType(), fileName, VALIDITY).toString());
    }
}
