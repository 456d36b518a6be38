package io.escapement.trainer.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/** The list of commands in the help, by what they are for, in the order in which one needs them. */
final class CommandGroups implements IHelpSectionRenderer {
    static final Map<String, List<String>> GROUPS = groups();

    private static final int NAME_WIDTH = 14;
    private static final String INDENT = "  ";

    private static Map<String, List<String>> groups() {
        final Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("History", List.of("fetch", "import", "check"));
        groups.put("What is learned from", List.of("labels", "features", "lookahead"));
        groups.put("Models", List.of("fit", "show", "models", "session"));
        groups.put("Trying things", List.of("backtest", "report", "search", "metrics"));
        groups.put("Keeping current", List.of("update", "requests"));
        groups.put("Queue", List.of("submit", "worker", "jobs", "serve"));
        return groups;
    }

    @Override
    public String render(Help help) {
        final StringBuilder text = new StringBuilder();
        final int width = help.commandSpec().usageMessage().width();
        GROUPS.forEach((title, names) -> {
            text.append(title).append(System.lineSeparator());
            for (final String name : names) {
                final CommandLine command = help.commandSpec().subcommands().get(name);
                if (command != null) {
                    append(text, name, first(command), width);
                }
            }
        });
        return text.toString();
    }

    /** The first sentence of a description is what the command is for. */
    private static String first(CommandLine command) {
        final String[] description = command.getCommandSpec().usageMessage().description();
        final String text = description.length == 0 ? "" : description[0];
        final int end = text.indexOf(". ");
        return (end < 0 ? text : text.substring(0, end + 1)).replace("%%", "%");
    }

    private static void append(StringBuilder text, String name, String about, int width) {
        final String margin = INDENT + " ".repeat(NAME_WIDTH);
        final StringBuilder line = new StringBuilder(INDENT + name + " ".repeat(NAME_WIDTH - name.length()));
        for (final String word : about.split(" ")) {
            if (line.length() + word.length() >= width) {
                text.append(line.toString().stripTrailing()).append(System.lineSeparator());
                line.setLength(0);
                line.append(margin);
            }
            line.append(word).append(' ');
        }
        text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
}
