package app.hearth.desktop.feed;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.catalogue.CatalogueSource;
import app.hearth.engine.EngineClient;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A question that a wrapper forgets to hand on is answered by the interface's default, such as "nothing", and nobody notices. */
class AwaitedTest {
    private record Wrapper<T>(Class<T> service, Function<CompletableFuture<T>, T> of) {
        @Override public String toString() {
            return service.getSimpleName();
        }
    }

    static Stream<Wrapper<?>> wrappers() {
        return Stream.of(new Wrapper<>(EngineClient.class, Awaited.Engine::new), new Wrapper<>(CatalogueSource.class, Awaited.Catalogue::new),
                new Wrapper<>(ReadingSource.class, Awaited.Readings::new), new Wrapper<>(EarningsSource.class, Awaited.Credits::new));
    }

    @ParameterizedTest
    @MethodSource("wrappers")
    <T> void everyQuestionReachesTheService(Wrapper<T> wrapper) throws Exception {
        var asked = new ArrayList<String>();
        T service = wrapper.service().cast(Proxy.newProxyInstance(AwaitedTest.class.getClassLoader(), new Class<?>[] {wrapper.service()}, (_, method, _) -> {
            asked.add(method.getName());
            return method.getReturnType() == boolean.class ? false : null;
        }));
        T awaited = wrapper.of().apply(CompletableFuture.completedFuture(service));
        List<Method> questions = Stream.of(wrapper.service().getMethods()).filter(method -> !Modifier.isStatic(method.getModifiers())).toList();
        assertThat(questions).isNotEmpty();
        for (var question : questions) question.invoke(awaited, Stream.of(question.getParameterTypes()).map(type -> type == boolean.class ? false : null).toArray());
        assertThat(asked).containsExactlyElementsOf(questions.stream().map(Method::getName).toList());
    }
}
