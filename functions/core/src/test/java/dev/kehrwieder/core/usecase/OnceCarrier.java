package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.core.port.CarrierAway;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A carrier that sells another label each time that it is asked. */
final class OnceCarrier implements Carrier {
    static final String NAME = "once";

    private final List<LabelRequest> asked = new ArrayList<>();
    private final List<String> sold = new ArrayList<>();
    private final List<Purchase> givenBack = new ArrayList<>();
    private Optional<Function<Label, Answer>> next = Optional.empty();
    private Map<DocumentKind, byte[]> documents =
            Map.of(DocumentKind.LABEL_PDF, new byte[] {1}, DocumentKind.QR, new byte[] {2});
    private GivenBack answer = GivenBack.DONE;
    private boolean away;

    /** The next label is sold, and this is what comes of it. */
    void thenAnswers(Function<Label, Answer> something) {
        next = Optional.of(something);
    }

    void thenDies() {
        thenAnswers(label -> {
            throw new IllegalStateException("the function was stopped");
        });
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    void givesNoCode() {
        documents = Map.of(DocumentKind.LABEL_PDF, new byte[] {1});
    }

    void takesBack(GivenBack how) {
        answer = how;
    }

    List<LabelRequest> asked() {
        return asked;
    }

    /** The numbers of all labels that cost money. */
    List<String> sold() {
        return sold;
    }

    List<Purchase> givenBack() {
        return givenBack;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public Answer label(LabelRequest request) {
        if (away) {
            throw new CarrierAway("away", null);
        }
        asked.add(request);
        sold.add("X" + (sold.size() + 1));
        Label label = new Label(
                new Purchase(sold.getLast(), Optional.of("ref-" + sold.size())),
                documents,
                Optional.of(Money.of(new BigDecimal("4.30"), request.value().currency())));
        Optional<Function<Label, Answer>> something = next;
        next = Optional.empty();
        return something.map(what -> what.apply(label)).orElse(label);
    }

    @Override
    public GivenBack giveBack(String shop, Purchase purchase) {
        if (away) {
            throw new CarrierAway("away", null);
        }
        givenBack.add(purchase);
        return answer;
    }
}
