package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.model.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what is special about a declaration of withdrawal. */
final class WithdrawalFixture {
    private final String contract;
    private final List<Declaration.Line> lines = new ArrayList<>();
    private String email = Fixtures.EMAIL;

    private WithdrawalFixture(String contract) {
        this.contract = contract;
    }

    static WithdrawalFixture withdrawal(String contract) {
        return new WithdrawalFixture(contract);
    }

    WithdrawalFixture email(String address) {
        email = address;
        return this;
    }

    WithdrawalFixture line(String lineId, int quantity) {
        lines.add(new Declaration.Line(Optional.of(lineId), Optional.empty(), Optional.of(quantity)));
        return this;
    }

    WithdrawalFixture words(String text) {
        lines.add(Declaration.Line.words(text));
        return this;
    }

    Declaration build() {
        return new Declaration("Ada Beispiel", contract, email, lines);
    }
}
