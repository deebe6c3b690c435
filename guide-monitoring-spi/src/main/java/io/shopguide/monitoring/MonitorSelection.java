package io.shopguide.monitoring;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Finds the monitors of an application that names none in its code. */
final class MonitorSelection {
  static final String PROPERTY = "shopguide.monitor";

  private static final Logger LOGGER = System.getLogger(GuideMonitor.class.getName());
  private static final String NONE = "none";

  private MonitorSelection() {}

  /** What the property names, in its order; otherwise all providers, by their class names. */
  static GuideMonitor select(String property, ClassLoader contextLoader) {
    ClassLoader loader =
        contextLoader == null ? GuideMonitor.class.getClassLoader() : contextLoader;
    Map<String, ServiceLoader.Provider<GuideMonitor>> providers = providers(loader);
    List<GuideMonitor> monitors = new ArrayList<>();
    if (property == null || property.isBlank()) {
      for (ServiceLoader.Provider<GuideMonitor> provider : providers.values()) {
        try {
          monitors.add(provider.get());
        } catch (ServiceConfigurationError e) {
          skipped(e);
        }
      }
    } else if (!property.strip().equals(NONE)) {
      for (String name : property.split(",", -1)) {
        monitors.add(named(name.strip(), providers, loader));
      }
    }
    return GuideMonitor.composite(monitors);
  }

  private static Map<String, ServiceLoader.Provider<GuideMonitor>> providers(ClassLoader loader) {
    Map<String, ServiceLoader.Provider<GuideMonitor>> providers = new TreeMap<>();
    for (ClassLoader from : List.of(loader, GuideMonitor.class.getClassLoader())) {
      Iterator<ServiceLoader.Provider<GuideMonitor>> found =
          ServiceLoader.load(GuideMonitor.class, from).stream().iterator();
      boolean more = true;
      while (more) {
        try {
          more = found.hasNext();
          if (more) {
            ServiceLoader.Provider<GuideMonitor> provider = found.next();
            providers.putIfAbsent(provider.type().getName(), provider);
          }
        } catch (ServiceConfigurationError e) {
          skipped(e);
        }
      }
    }
    return providers;
  }

  private static GuideMonitor named(
      String name,
      Map<String, ServiceLoader.Provider<GuideMonitor>> providers,
      ClassLoader loader) {
    try {
      ServiceLoader.Provider<GuideMonitor> provider = providers.get(name);
      return provider != null
          ? provider.get()
          : Class.forName(name, true, loader)
              .asSubclass(GuideMonitor.class)
              .getConstructor()
              .newInstance();
    } catch (ReflectiveOperationException
        | ServiceConfigurationError
        | LinkageError
        | ClassCastException e) {
      throw new IllegalStateException(
          "The system property %s names '%s', which cannot be used: it must be a public %s with a public constructor without arguments, or %s"
              .formatted(PROPERTY, name, GuideMonitor.class.getName(), NONE),
          e);
    }
  }

  private static void skipped(ServiceConfigurationError e) {
    LOGGER.log(Level.WARNING, "A provider of monitors is left out; the guide works on", e);
  }
}
