package dev.kehrwieder.core.policy;

import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.ReturnMethod;
import java.util.Collection;
import java.util.List;

/**
 * Which lines a rule is for: those that every one of its lists matches; an empty list matches everything.
 *
 * @param countries the market of the order
 * @param faults who answers for the reason
 * @param flags any of them on the line is enough
 * @param methods how the return travels; only the fee of a return depends on it
 */
public record Match(
        List<String> categories,
        List<String> countries,
        List<String> reasons,
        List<FaultParty> faults,
        List<LineFlag> flags,
        List<ReturnMethod> methods) {
    public static final Match EVERYTHING = new Match(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Match {
        categories = List.copyOf(categories);
        countries = List.copyOf(countries);
        reasons = List.copyOf(reasons);
        faults = List.copyOf(faults);
        flags = List.copyOf(flags);
        methods = List.copyOf(methods);
    }

    /** What is not known yet, such as the reason before a shopper chose one, only an empty list matches. */
    boolean matches(Asked asked) {
        return any(categories, asked.line().category())
                && any(countries, asked.order().market())
                && (reasons.isEmpty()
                        || asked.reason()
                                .map(Reason::code)
                                .filter(reasons::contains)
                                .isPresent())
                && (faults.isEmpty()
                        || asked.reason()
                                .map(Reason::fault)
                                .filter(faults::contains)
                                .isPresent())
                && (flags.isEmpty() || anyOf(flags, asked.line().flags()))
                && (methods.isEmpty()
                        || asked.method().filter(methods::contains).isPresent());
    }

    /** Whether everything that the other matches, this one matches too. */
    boolean covers(Match other) {
        return covers(categories, other.categories)
                && covers(countries, other.countries)
                && covers(reasons, other.reasons)
                && covers(faults, other.faults)
                && covers(flags, other.flags)
                && covers(methods, other.methods);
    }

    private static boolean any(List<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private static <T> boolean anyOf(List<T> wanted, Collection<T> values) {
        return wanted.stream().anyMatch(values::contains);
    }

    private static <T> boolean covers(List<T> wide, List<T> narrow) {
        return wide.isEmpty() || (!narrow.isEmpty() && wide.containsAll(narrow));
    }
}
