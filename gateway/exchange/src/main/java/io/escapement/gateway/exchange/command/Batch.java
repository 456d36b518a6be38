package io.escapement.gateway.exchange.command;

import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.VenueCommand;
import io.escapement.venue.model.VenueId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Several commands of one kind in one request. Each is answered for itself, at its place in the request, whether it was
 * carried out, refused by the venue, or could not even be read.
 */
public final class Batch {
    /** Orders in one request. */
    public static final int ORDERS_MAX = VenueCommand.Batch.MAX_COMMANDS;

    /** One command as it was read. A code other than 0 marks one that could not be read; it has no command. */
    private record Item(VenueCommand command, String symbol, String linkId, int code, String text) {}

    private final String name;
    private final Item[] items;
    private final CommandResult[] results;

    private Batch(String name, int size) {
        this.name = name;
        items = new Item[size];
        results = new CommandResult[size];
    }

    /** A batch to be filled by {@link #add}. @param name create, amend or cancel @param size commands @return empty */
    static Batch of(String name, int size) {
        return new Batch(name, size);
    }

    /** A command that was read. */
    void add(int index, String symbol, String linkId, VenueCommand command) {
        items[index] = new Item(command, symbol, linkId, 0, "OK");
    }

    /** A command that could not be read. */
    void addRefused(int index, String symbol, String linkId, int code, String text) {
        items[index] = new Item(null, symbol, linkId, code, text);
    }

    /** How many commands it holds. @return at least 1 */
    public int size() {
        return items.length;
    }

    /**
     * Refuses those behind the first few.
     *
     * @param granted how many are left alone
     * @param code the others are answered with
     * @param text likewise
     */
    public void limitTo(int granted, int code, String text) {
        for (int i = granted; i < items.length; i++) {
            items[i] = new Item(null, items[i].symbol(), items[i].linkId(), code, text);
        }
    }

    /** What could be read of it. @return a command of the venue, null if nothing could */
    public VenueCommand.Batch command() {
        final List<VenueCommand> readable =
                Arrays.stream(items).map(Item::command).filter(Objects::nonNull).toList();
        return readable.isEmpty()
                ? null
                : new VenueCommand.Batch(readable.get(0).kind(), readable);
    }

    /** Takes the venue's answer to {@link #command()}. @param result with a row for each of its commands */
    public void answer(CommandResult result) {
        int row = 0;
        for (int i = 0; i < items.length; i++) {
            if (items[i].command() != null) {
                results[i] = result.rows().get(row++);
            }
        }
    }

    /** Orders whose ids the venue gave. @param json receives one object, the result of the request */
    public void writeResult(JsonWriter json) {
        json.object().key("list").list();
        for (int i = 0; i < items.length; i++) {
            final CommandResult result = results[i];
            final boolean accepted = result != null && result.accepted();
            final VenueId orderId = accepted ? result.orderId() : null;
            json.object();
            json.key("category").text("linear");
            json.key("symbol").text(items[i].symbol());
            json.key("orderId").text(orderId == null ? "" : orderId.toString());
            json.key("orderLinkId").text(accepted ? result.orderLinkId() : items[i].linkId());
            if (name.equals("create")) {
                json.key("createAt").text(accepted ? Long.toString(result.timeMs()) : "");
            }
            json.endObject();
        }
        json.endList().endObject();
    }

    /** What became of each. @param json receives one object, the extended information of the request */
    public void writeCodes(JsonWriter json) {
        json.object().key("list").list();
        for (int i = 0; i < items.length; i++) {
            json.object();
            json.key("code").number(results[i] == null ? items[i].code() : results[i].retCode());
            json.key("msg").text(results[i] == null ? items[i].text() : results[i].retMsg());
            json.endObject();
        }
        json.endList().endObject();
    }
}
