package io.escapement.gateway.exchange.command;

import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.VenueCommand;
import io.escapement.venue.model.VenueId;

/**
 * Several commands of one kind in one request. Each is answered for itself, at its place in the request, whether it was
 * carried out, refused by the venue, or could not even be read.
 */
public final class Batch {
    /** Orders in one request. */
    public static final int ORDERS_MAX = 20;

    /** One command as it was read. A code other than 0 marks one that could not be read; it has no command. */
    private record Item(VenueCommand command, String symbol, String linkId, int code, String text) {}

    private final String name;
    private final Item[] items;
    private final CommandResult[] results;
    private int unanswered;

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
        unanswered++;
    }

    /** A command that could not be read. */
    void addRefused(int index, String symbol, String linkId, int code, String text) {
        items[index] = new Item(null, symbol, linkId, code, text);
    }

    /** Commands in it. @return 1 to {@link #ORDERS_MAX} */
    public int size() {
        return items.length;
    }

    /** A command. @param index place in the request @return null if it was refused before the venue saw it */
    public VenueCommand command(int index) {
        return items[index].command();
    }

    /**
     * Refuses a command that was read but may not reach the venue.
     *
     * @param index place in the request, with a command
     * @param code the venue's
     * @param text for people
     */
    public void refuse(int index, int code, String text) {
        final Item item = items[index];
        items[index] = new Item(null, item.symbol(), item.linkId(), code, text);
        unanswered--;
    }

    /** The venue's answer to a command. @param index place in the request @param result of it */
    public void answer(int index, CommandResult result) {
        results[index] = result;
        unanswered--;
    }

    /** Whether every command has its answer. @return true if so */
    public boolean isComplete() {
        return unanswered == 0;
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
