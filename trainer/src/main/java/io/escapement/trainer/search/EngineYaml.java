package io.escapement.trainer.search;

/** A configuration as the engine's file: of a paper session, the core's keys quoted, so that no number changes its text. */
final class EngineYaml {
    private EngineYaml() {}

    /** The file's text. */
    static String of(StoredConfiguration configuration) {
        final StringBuilder yaml = new StringBuilder();
        yaml.append("# ").append(configuration.id()).append(", revision ").append(configuration.revision());
        yaml.append(", stage ").append(configuration.stage()).append(".\n");
        yaml.append("# For a paper session: ./run.sh paper --config FILE. What is not said here has its default.\n");
        yaml.append("run:\n  instance: paper\n  clock: venue\n\n");
        yaml.append("gateway:\n  warmUpBars: 400\n  topics: [kline, tickers, orderbook.50, publicTrade]\n\n");
        yaml.append("core:\n");
        configuration
                .core()
                .forEach((name, value) -> yaml.append("  ")
                        .append(name)
                        .append(": \"")
                        .append(value)
                        .append("\"\n"));
        return configuration.core().isEmpty() ? yaml.substring(0, yaml.length() - "core:\n".length()) : yaml.toString();
    }
}
