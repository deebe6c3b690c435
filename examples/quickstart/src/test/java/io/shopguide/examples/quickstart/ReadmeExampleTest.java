package io.shopguide.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the README and of rollouts are the code that this test compiles. */
class ReadmeExampleTest {
  private static final Path README = Path.of("..", "..", "README.md");
  private static final Path ROLLOUT = Path.of("..", "..", "docs", "rollout.md");

  @TempDir private Path output;

  @Test
  void example_asPrinted_compilesInTenLines() throws Exception {
    String example = exampleOf(README);
    assertEquals(10, example.lines().filter(line -> !line.isBlank()).count());
    assertCompiles("", example);
  }

  @Test
  void exampleOfRollouts_asPrinted_compiles() throws Exception {
    assertCompiles("ShoppingGuide guide", exampleOf(ROLLOUT));
  }

  private static String exampleOf(Path page) throws IOException {
    Matcher block =
        Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(page));
    assertTrue(block.find(), page + " has no java block");
    return block.group(1);
  }

  private void assertCompiles(String parameters, String example) {
    String source =
        """
        import io.shopguide.guide.*;
        import io.shopguide.kg.build.*;
        import java.nio.file.Path;
        import java.util.Locale;
        final class Example {
          static void run(%s) {
            %s
          }
        }
        """
            .formatted(parameters, example);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                messages,
                null,
                null,
                List.of(
                    "-d", output.toString(), "-classpath", System.getProperty("java.class.path")),
                null,
                List.of(new Source(source)))
            .call();
    assertTrue(compiled, messages::toString);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String content;

    Source(String content) {
      super(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE);
      this.content = content;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content;
    }
  }
}
