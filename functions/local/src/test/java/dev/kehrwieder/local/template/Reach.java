package dev.kehrwieder.local.template;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a handler can come to call, from the compiled classes: a call of an interface reaches the classes that are made
 * somewhere in reach, and a method is reached only once there can be something to give to it. Rather too much than too
 * little: overloads with as many parameters count as one, and what a library may call back counts as called.
 */
final class Reach {
    private static final String HOUSE = "dev.kehrwieder.";
    private static final Set<String> EVERYBODY_S =
            Set.of("java.lang.Object", "java.lang.Record", "java.lang.Enum", "java.lang.Throwable");

    /** A method outside of the house. */
    record Call(String owner, String method) {
        String simpleOwner() {
            return owner.substring(owner.lastIndexOf('.') + 1);
        }
    }

    private record Signature(JavaClass owner, String method, int parameters) {}

    private final Set<Call> outside = new LinkedHashSet<>();
    private final Deque<JavaCodeUnit> open = new ArrayDeque<>();
    private final Set<JavaCodeUnit> seen = new HashSet<>();
    private final Set<JavaCodeUnit> waiting = new LinkedHashSet<>();
    private final Set<JavaClass> made = new LinkedHashSet<>();
    private final Set<JavaClass> touched = new HashSet<>();
    private final Set<Signature> called = new LinkedHashSet<>();

    private Reach() {}

    /** The calls that leave the house. */
    static Set<Call> of(JavaClasses house, String handler) {
        Reach reach = new Reach();
        JavaClass type = house.get(handler);
        // Whatever is an interface may be a lambda somewhere, which brings the methods that the interface itself has.
        house.stream().filter(JavaClass::isInterface).filter(Reach::isOurs).forEach(reach::make);
        reach.make(type);
        reach.reach(type.getConstructor());
        reach.follow();
        return reach.outside;
    }

    private void follow() {
        while (!open.isEmpty()) {
            open.pop().getAccessesFromSelf().forEach(this::access);
        }
    }

    private void access(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        if (!isOurs(owner)) {
            if (access.getTarget() instanceof CodeUnitAccessTarget target) {
                outside.add(new Call(owner.getFullName(), target.getName()));
            }
            return;
        }
        touch(owner);
        if (access.getTarget() instanceof CodeUnitAccessTarget target) {
            if (target.getName().equals(JavaConstructor.CONSTRUCTOR_NAME)) {
                make(owner);
                owner.getConstructors().stream()
                        .filter(constructor ->
                                constructor.getRawParameterTypes().equals(target.getRawParameterTypes()))
                        .forEach(this::reach);
            } else {
                call(access.getOriginOwner(), owner, target);
            }
        }
    }

    private void call(JavaClass from, JavaClass owner, CodeUnitAccessTarget target) {
        Signature signature = new Signature(
                owner, target.getName(), target.getRawParameterTypes().size());
        // Its own, or what a subclass calls by super.
        declared(owner, signature)
                .filter(method -> from.isAssignableTo(owner.getFullName())
                        || method.getModifiers().contains(JavaModifier.STATIC))
                .forEach(this::reach);
        if (called.add(signature)) {
            List.copyOf(made).forEach(type -> dispatch(type, signature));
        }
    }

    private void make(JavaClass type) {
        if ((type.isInterface() || !type.getModifiers().contains(JavaModifier.ABSTRACT)) && made.add(type)) {
            touch(type);
            List.copyOf(called).forEach(signature -> dispatch(type, signature));
            ancestors(type).filter(ancestor -> !isOurs(ancestor)).forEach(ancestor -> callBack(type, ancestor));
            List.copyOf(waiting).forEach(this::reach);
        }
    }

    /** What a library can call on an object that it was given. */
    private void callBack(JavaClass type, JavaClass ancestor) {
        if (EVERYBODY_S.contains(ancestor.getFullName())) {
            return;
        }
        if (ancestor.getSource().isEmpty()) {
            // A library that is not on the class path of this test: it may call all there is.
            type.getMethods().forEach(this::reach);
            return;
        }
        ancestor.getMethods().stream()
                .map(method -> new Signature(
                        ancestor,
                        method.getName(),
                        method.getRawParameterTypes().size()))
                .forEach(signature -> dispatch(type, signature));
    }

    private void dispatch(JavaClass type, Signature signature) {
        if (type.isAssignableTo(signature.owner().getFullName())) {
            declared(type, signature).forEach(this::reach);
        }
    }

    /** The method that a class has under a name: its own, else its nearest ancestor's, else an interface's. */
    private static Stream<JavaMethod> declared(JavaClass type, Signature signature) {
        List<List<JavaMethod>> places = Stream.concat(
                        Stream.concat(Stream.of(type), type.getAllRawSuperclasses().stream())
                                .map(place -> methods(Stream.of(place), signature)),
                        Stream.of(methods(type.getAllRawInterfaces().stream(), signature)))
                .toList();
        return places.stream().filter(methods -> !methods.isEmpty()).findFirst().stream()
                .flatMap(List::stream);
    }

    private static List<JavaMethod> methods(Stream<JavaClass> places, Signature signature) {
        return places.filter(Reach::isOurs)
                .flatMap(place -> place.getMethods().stream())
                .filter(method -> method.getName().equals(signature.method())
                        && method.getRawParameterTypes().size() == signature.parameters()
                        && !method.getModifiers().contains(JavaModifier.ABSTRACT))
                .toList();
    }

    private void reach(JavaCodeUnit unit) {
        if (!unit.getRawParameterTypes().stream().allMatch(this::canBeGiven)) {
            waiting.add(unit);
        } else if (seen.add(unit)) {
            waiting.remove(unit);
            open.push(unit);
        }
    }

    /** Of a class of ours without subclasses there is an object only where one is made in reach. */
    private boolean canBeGiven(JavaClass parameter) {
        return !isOurs(parameter)
                || parameter.isEnum()
                || parameter.isArray()
                || !parameter.getModifiers().contains(JavaModifier.FINAL)
                || made.contains(parameter);
    }

    private void touch(JavaClass type) {
        if (touched.add(type)) {
            type.getStaticInitializer().ifPresent(this::reach);
        }
    }

    private static Stream<JavaClass> ancestors(JavaClass type) {
        return Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream());
    }

    private static boolean isOurs(JavaClass type) {
        return type.getFullName().startsWith(HOUSE);
    }
}
