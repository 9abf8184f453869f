package dev.kehrwieder.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.notifications.mail.MailTemplate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTagsTest {
    private static final ReturnKey RETURN = new ReturnKey("shoe-house-2", "R7F3K9X2M4P");

    @ParameterizedTest
    @EnumSource(MailTemplate.class)
    void what_goes_out_with_a_mail_names_its_return_when_it_comes_back(MailTemplate template) {
        MailTags tags = new MailTags(RETURN, new EventId(123_456_789, 99), template.name());

        assertThat(read(tags.byName())).contains(tags);
        assertThat(tags.byName().values()).allMatch(value -> value.matches("[A-Za-z0-9_-]+"));
    }

    @Test
    void the_acknowledgement_of_a_withdrawal_names_the_withdrawal() {
        MailTags tags = new MailTags(
                new WithdrawalKey("shoe-house-2", "W9BZBVP2YSEX5"), new EventId(1, 0), "WITHDRAWAL_RECEIVED");

        assertThat(tags.byName()).containsEntry("withdrawal", "W9BZBVP2YSEX5").doesNotContainKey("rma");
        assertThat(read(tags.byName())).contains(tags);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "rma", "event", "template"})
    void tags_of_which_one_is_missing_or_odd_are_not_ours(String name) {
        Map<String, String> tags = new HashMap<>(new MailTags(RETURN, new EventId(2, 0), "RECEIVED").byName());

        tags.put(name, "ada@example.org");
        assertThat(read(tags)).isEmpty();
        tags.remove(name);
        assertThat(read(tags)).isEmpty();
    }

    @Test
    void what_ses_would_refuse_is_no_tag() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MailTags(new ReturnKey("Schuhhaus Möller", "R1"), new EventId(2, 0), "RECEIVED"));
    }

    private static Optional<MailTags> read(Map<String, String> tags) {
        return MailTags.read(name -> Optional.ofNullable(tags.get(name)));
    }
}
