package dev.snapstart.local.state;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map in key order with value equality; changing it copies the references, never the
 * values.
 *
 * @param <K> the keys, in their natural order
 * @param <V> the values, immutable themselves
 */
public final class Table<K extends Comparable<K>, V> {
  private static final Table<?, ?> EMPTY = Table.<String, String>of(Map.of());

  private final SortedMap<K, V> entries;

  private Table(SortedMap<K, V> unshared) {
    this.entries = Collections.unmodifiableSortedMap(unshared);
  }

  /**
   * A table of the given entries.
   *
   * @param entries the entries, copied
   * @param <K> the keys
   * @param <V> the values
   * @return the table
   */
  public static <K extends Comparable<K>, V> Table<K, V> of(Map<K, V> entries) {
    return new Table<>(new TreeMap<>(entries));
  }

  /**
   * The table without entries.
   *
   * @param <K> the keys
   * @param <V> the values
   * @return the empty table, always the same one
   */
  @SuppressWarnings("unchecked") // Holds nothing, so it fits every type.
  public static <K extends Comparable<K>, V> Table<K, V> empty() {
    return (Table<K, V>) EMPTY;
  }

  /**
   * The value under a key.
   *
   * @param key the key
   * @return the value, or null where there is none
   */
  public @Nullable V get(K key) {
    return entries.get(key);
  }

  /**
   * Tells whether there is a value under a key.
   *
   * @param key the key
   * @return true if there is
   */
  public boolean has(K key) {
    return entries.containsKey(key);
  }

  /**
   * A table that differs in one entry.
   *
   * @param key the key
   * @param value its new value
   * @return the changed copy
   */
  public Table<K, V> with(K key, V value) {
    TreeMap<K, V> copy = new TreeMap<>(entries);
    copy.put(key, value);
    return new Table<>(copy);
  }

  /**
   * A table that lacks one entry.
   *
   * @param key the key
   * @return the changed copy, or this table where there is no such entry
   */
  public Table<K, V> without(K key) {
    if (!entries.containsKey(key)) {
      return this;
    }
    TreeMap<K, V> copy = new TreeMap<>(entries);
    copy.remove(key);
    return new Table<>(copy);
  }

  /**
   * The values in key order.
   *
   * @return an unmodifiable view
   */
  public Collection<V> values() {
    return entries.values();
  }

  /**
   * The entries in key order.
   *
   * @return an unmodifiable view
   */
  public SortedMap<K, V> asMap() {
    return entries;
  }

  /**
   * Tells whether there are no entries.
   *
   * @return true if there are none
   */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Table<?, ?> that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return entries.toString();
  }
}
